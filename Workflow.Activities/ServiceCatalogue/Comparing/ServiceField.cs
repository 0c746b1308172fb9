using System.Globalization;

namespace Workflow.Activities.ServiceCatalogue.Comparing;

/// <summary>A field as it stands on paper: the same words in the table, in comparisons and in what is said to be wrong.</summary>
/// <param name="Name">Its name in the interface.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Width">Width of its column in characters.</param>
/// <param name="Text">What it says.</param>
internal sealed record ServiceField<TContent>(string Name, string Title, double Width, Func<TContent, string> Text);

/// <summary>The fields of entries and items, in the order of the table.</summary>
internal static class ServiceFields
{
    /// <summary>What separates several in one cell; materials stand on lines of their own.</summary>
    public const char Separator = '、';

    /// <summary>Of an entry, but for its items.</summary>
    public static IReadOnlyList<ServiceField<EntryContent>> OfEntry { get; } =
    [
        new("list", "清单", 16, entry => ServiceLists.NameOf(entry.List)),
        new("name", "主题名称", 24, entry => entry.Name),
        new("lead", "牵头单位", 20, entry => entry.Lead),
        new("supporting", "配合单位", 24, entry => string.Join(Separator, entry.Supporting)),
    ];

    /// <summary>Which items an entry has; no column of its own, since each item has a row.</summary>
    public static ServiceField<EntryContent> Items { get; } =
        new("items", "事项", 0, entry => string.Join(Separator, entry.Items));

    /// <summary>Of an item.</summary>
    public static IReadOnlyList<ServiceField<ItemContent>> OfItem { get; } =
    [
        new("name", "事项名称", 26, item => item.Name),
        new("unit", "责任单位", 20, item => item.Unit),
        new("materials", "申请材料", 34, item => string.Join('\n', item.Materials)),
        new("statutoryDays", "法定时限（工作日）", 12, item => item.StatutoryDays?.ToString(CultureInfo.InvariantCulture) ?? string.Empty),
        new("promisedDays", "承诺时限（工作日）", 12, item => item.PromisedDays.ToString(CultureInfo.InvariantCulture)),
        new("fee", "收费", 14, item => item.Fee),
        new("basis", "依据", 48, item => item.Basis),
    ];

    /// <summary>What differs between two versions of an entry; before the first one nothing was said.</summary>
    public static IReadOnlyList<FieldChange> Between(EntryContent? before, EntryContent after) =>
        Between([.. OfEntry, Items], before, after);

    /// <summary>What differs between two versions of an item; before the first one nothing was said.</summary>
    public static IReadOnlyList<FieldChange> Between(ItemContent? before, ItemContent after) => Between(OfItem, before, after);

    private static List<FieldChange> Between<TContent>(
        IReadOnlyList<ServiceField<TContent>> fields, TContent? before, TContent after)
        where TContent : class =>
    [
        .. fields
            .Select(field => new FieldChange(
                field.Name, field.Title, before is null ? string.Empty : field.Text(before), field.Text(after)))
            .Where(change => change.From != change.To),
    ];
}
