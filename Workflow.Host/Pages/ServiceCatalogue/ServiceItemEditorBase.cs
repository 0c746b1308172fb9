using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Activities.ServiceCatalogue.Viewing;

namespace Workflow.Host.Pages.ServiceCatalogue;

/// <summary>Revises an item; which entries that touches stands above the button.</summary>
public abstract class ServiceItemEditorBase : ServiceEditorBase
{
    private protected ServiceItemView Item { get; private set; } = null!;

    private protected override long Version => Item.Version;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Item = await Mediator.Send(new GetServiceItem(Caller, Code), Aborted);
        if (!Item.MayRevise)
        {
            GoTo($"/service-catalogue/items/{Code}");
        }
    }

    private protected Task ReviseAsync()
    {
        var wrong = new List<FieldError>();
        var statutory = Posted("statutoryDays").Length == 0 ? null : Days("statutoryDays", S["item.statutory"], wrong);
        var content = new ItemContent(
            Posted("name"),
            Posted("unit"),
            Posted("materials").Split('\n'),
            statutory,
            Days("promisedDays", S["item.promised"], wrong) ?? 1,
            Posted("fee"),
            Posted("basis"));
        return SendAsync(
            "items", wrong, JsonSerializer.Serialize(content), context => new ReviseServiceItem(context, Code, content));
    }

    private protected override string Kept(string field) => field switch
    {
        "name" => Item.Content.Name,
        "unit" => Item.Content.Unit,
        "materials" => string.Join('\n', Item.Content.Materials),
        "statutoryDays" => Item.Content.StatutoryDays?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        "promisedDays" => Item.Content.PromisedDays.ToString(CultureInfo.InvariantCulture),
        "fee" => Item.Content.Fee,
        _ => Item.Content.Basis,
    };

    private int? Days(string field, string label, List<FieldError> wrong)
    {
        if (int.TryParse(Posted(field), NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            return days;
        }

        wrong.Add(new FieldError($"/{field}", S["days.wrong", label]));
        return null;
    }
}
