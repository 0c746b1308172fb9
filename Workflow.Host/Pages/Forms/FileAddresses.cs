namespace Workflow.Host.Pages.Forms;

/// <summary>Where the files of a form are found.</summary>
/// <param name="CaseNumber">The case that holds some of them; null while nothing does.</param>
/// <param name="Held">Ids of those it holds.</param>
public sealed record FileAddresses(string? CaseNumber, IReadOnlyCollection<string> Held)
{
    /// <summary>All of them are uploads of whoever looks at the page.</summary>
    public static FileAddresses OfUploads { get; } = new(null, []);

    /// <summary>The address of a file.</summary>
    public string Of(string id) => CaseNumber is not null && Held.Contains(id) ? $"/api/cases/{CaseNumber}/files/{id}" : $"/api/files/{id}";
}
