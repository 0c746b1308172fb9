using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ServiceCatalogue.Comparing;

namespace Workflow.Activities.ServiceCatalogue.Tables;

/// <summary>实施清单 as a sheet: a row per item of an entry; an item that stands in no entry has a row too.</summary>
internal static class ServiceTable
{
    private const string Name = "实施清单";

    /// <summary>The sheet of entries in their order, then of the items that stand in none.</summary>
    public static Sheet Of(CatalogueContent content)
    {
        var items = content.Items.ToDictionary(StringComparer.Ordinal);
        var used = content.Entries.SelectMany(entry => entry.Value.Items).ToHashSet(StringComparer.Ordinal);
        return new Sheet(Name, Name, ServiceColumns.All,
        [
            .. content.Entries.SelectMany(entry => entry.Value.Items.Select(code => Row(entry, new(code, items[code])))),
            .. content.Items.Where(item => !used.Contains(item.Key)).Select(item => Row(null, item)),
        ]);
    }

    private static IReadOnlyList<string> Row(KeyValuePair<string, EntryContent>? entry, KeyValuePair<string, ItemContent> item)
    {
        var said = ServiceFields.OfEntry.Select(field => entry is { } known ? field.Text(known.Value) : string.Empty).ToList();
        return [said[0], entry?.Key ?? string.Empty, .. said.Skip(1), item.Key, .. ServiceFields.OfItem.Select(field => field.Text(item.Value))];
    }
}
