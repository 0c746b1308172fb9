using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ServiceCatalogue.Comparing;
using Workflow.Activities.ServiceCatalogue.Deciding;

namespace Workflow.Activities.ServiceCatalogue.Tables;

/// <summary>Gathers entries and items row by row, noting what is wrong and which rows contradict each other.</summary>
internal sealed class TableGathering(IReadOnlyDictionary<string, int> columns)
{
    private readonly Dictionary<string, (int Row, EntryContent Content)> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Row, ItemContent Content)> items = new(StringComparer.Ordinal);

    /// <summary>What is wrong so far.</summary>
    public List<FieldError> Errors { get; } = [];

    /// <summary>What was gathered so far.</summary>
    public CatalogueContent Content => new(
        [.. entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Content))],
        [.. items.Select(item => KeyValuePair.Create(item.Key, item.Value.Content))]);

    /// <summary>Takes a row.</summary>
    public void Take(SheetRow sheetRow)
    {
        var row = new TableRow(sheetRow, columns, Errors);
        var item = row.Code(ServiceColumns.ItemCode);
        TakeItem(row, item);
        if (row.SaysEntry)
        {
            TakeEntry(row, item);
        }
    }

    private void TakeItem(TableRow row, string code)
    {
        var content = row.Item();
        if (!items.TryGetValue(code, out var known))
        {
            items[code] = (row.Number, content);
            Tell(row, ServiceFields.OfItem, ItemCheck.Find(content));
            return;
        }

        Tell(row, ServiceFields.OfItem, ServiceFields.Between(known.Content, content).Select(change =>
            new FieldError($"/{change.Field}", $"与第 {known.Row} 行的同一事项不一致，请改成一致。")));
    }

    private void TakeEntry(TableRow row, string item)
    {
        var code = row.Code(ServiceColumns.EntryCode);
        var content = row.Entry(item);
        if (!entries.TryGetValue(code, out var known))
        {
            entries[code] = (row.Number, content);
            Tell(row, ServiceFields.OfEntry, EntryCheck.Find(content, items.Keys.ToHashSet(StringComparer.Ordinal)));
            return;
        }

        if (known.Content.Items.Contains(item))
        {
            row.Wrong(ServiceColumns.ItemCode, "这个主题里前面已有同一事项，请删去重复的行。");
        }

        Tell(row, ServiceFields.OfEntry, ServiceFields.Between(known.Content with { Items = content.Items }, content)
            .Select(change => new FieldError($"/{change.Field}", $"与第 {known.Row} 行的同一主题不一致，请改成一致。")));
        entries[code] = (known.Row, known.Content with { Items = [.. known.Content.Items, item] });
    }

    private static void Tell<TContent>(
        TableRow row, IReadOnlyList<ServiceField<TContent>> fields, IEnumerable<FieldError> wrong)
    {
        foreach (var error in wrong)
        {
            if (fields.FirstOrDefault(field => error.Field == $"/{field.Name}") is { } field)
            {
                row.Wrong(field.Title, error.Message);
            }
        }
    }
}
