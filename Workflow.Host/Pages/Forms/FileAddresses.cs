using Workflow.Activities.Cases;
using Workflow.Activities.Evaluation.Viewing;
using Workflow.Activities.Rectification.Viewing;

namespace Workflow.Host.Pages.Forms;

/// <summary>Where the files of a form are found.</summary>
/// <param name="Holder">Address of what holds them, such as a case's; null while nothing does.</param>
/// <param name="Held">Ids of those it holds; null when it holds all of them.</param>
public sealed record FileAddresses(string? Holder, IReadOnlyCollection<string>? Held)
{
    /// <summary>All of them are uploads of whoever looks at the page.</summary>
    public static FileAddresses OfUploads { get; } = new(null, null);

    /// <summary>Some are a case's, the others uploads.</summary>
    public static FileAddresses Of(CaseView view) => new($"/api/cases/{view.CaseNumber}", [.. view.Files.Select(file => file.Id)]);

    /// <summary>All of them are a ticket's.</summary>
    public static FileAddresses OfTicket(string id) => new($"/api/tickets/{id}", null);

    /// <summary>Some are a rectification's, the others uploads.</summary>
    public static FileAddresses Of(RectificationView view) =>
        new($"/api/rectifications/{view.Id}", [.. view.Requirements.SelectMany(each => each.Files).Select(file => file.Id)]);

    /// <summary>Some are a unit's in an evaluation, the others uploads.</summary>
    public static FileAddresses Of(UnitSheetView sheet) =>
        new($"/api/evaluations/{sheet.Id}/units/{sheet.Unit.Code}", [.. sheet.Lines.SelectMany(each => each.Files).Select(file => file.Id)]);

    /// <summary>The address of a file.</summary>
    public string Of(string id) => Holder is not null && Held?.Contains(id) != false ? $"{Holder}/files/{id}" : $"/api/files/{id}";
}
