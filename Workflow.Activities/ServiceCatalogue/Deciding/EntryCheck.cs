using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Comparing;

namespace Workflow.Activities.ServiceCatalogue.Deciding;

/// <summary>What an entry can say.</summary>
internal static class EntryCheck
{
    private const int MostSupporting = 50;
    private const int MostItems = 200;

    /// <summary>An entry as it is kept.</summary>
    public static EntryContent Clean(EntryContent content) => content with
    {
        List = ServiceTexts.Clean(content.List),
        Name = ServiceTexts.Clean(content.Name),
        Lead = ServiceTexts.Clean(content.Lead),
        Supporting = ServiceTexts.Clean(content.Supporting),
        Items = ServiceTexts.Clean(content.Items),
    };

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="knownItems">Codes of the items it can have.</param>
    public static IEnumerable<FieldError> Find(EntryContent entry, IReadOnlySet<string> knownItems) => new[]
    {
        ServiceLists.All.Contains(entry.List)
            ? null
            : new FieldError("/list", $"清单只能是：{string.Join('、', ServiceLists.All.Select(ServiceLists.NameOf))}。"),
        ServiceTexts.Name("/name", "主题名称", entry.Name),
        ServiceTexts.Name("/lead", "牵头单位", entry.Lead, ServiceFields.Separator),
        Supporting(entry),
        Items(entry.Items, knownItems),
    }.OfType<FieldError>();

    private static FieldError? Supporting(EntryContent entry) => entry.Supporting switch
    {
        { Count: > MostSupporting } => new FieldError("/supporting", $"配合单位请不超过 {MostSupporting} 个。"),
        var units when units.Distinct(StringComparer.Ordinal).Count() < units.Count =>
            new FieldError("/supporting", "配合单位有重复，请删去重复的。"),
        var units when units.Contains(entry.Lead) =>
            new FieldError("/supporting", $"“{ServiceTexts.Short(entry.Lead)}”是牵头单位，请从配合单位中删去。"),
        var units => units.Select(unit => ServiceTexts.Name("/supporting", "配合单位", unit, ServiceFields.Separator))
            .OfType<FieldError>().FirstOrDefault(),
    };

    private static FieldError? Items(IReadOnlyList<string> items, IReadOnlySet<string> known) => items switch
    {
        { Count: 0 } => new FieldError("/items", "请至少填写一个事项。"),
        { Count: > MostItems } => new FieldError("/items", $"一个主题的事项请不超过 {MostItems} 个。"),
        _ when items.Distinct(StringComparer.Ordinal).Count() < items.Count => new FieldError("/items", "事项有重复，请删去重复的。"),
        _ when items.Where(code => !known.Contains(code)).ToList() is { Count: > 0 } unknown => new FieldError(
            "/items", $"清单中没有编码为“{ServiceTexts.Short(string.Join('、', unknown))}”的事项，请先导入这些事项。"),
        _ => null,
    };
}
