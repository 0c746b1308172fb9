namespace Workflow.Activities.ServiceCatalogue;

/// <summary>主题: what the catalogue says of a scenario.</summary>
/// <param name="List">One of <see cref="ServiceLists"/>.</param>
/// <param name="Name">Name.</param>
/// <param name="Lead">牵头单位, as official papers name it, such as 民政部门.</param>
/// <param name="Supporting">配合单位.</param>
/// <param name="Items">Codes of its items, in their order.</param>
public sealed record EntryContent(
    string List, string Name, string Lead, IReadOnlyList<string> Supporting, IReadOnlyList<string> Items);

/// <summary>政务服务事项: what the catalogue says of an item.</summary>
/// <param name="Name">Name.</param>
/// <param name="Unit">责任单位.</param>
/// <param name="Materials">申请材料.</param>
/// <param name="StatutoryDays">法定时限, working days; null where no rule sets one.</param>
/// <param name="PromisedDays">承诺时限, working days; never longer than the statutory limit.</param>
/// <param name="Fee">收费.</param>
/// <param name="Basis">Legal basis, or that it is assumed (假定).</param>
public sealed record ItemContent(
    string Name,
    string Unit,
    IReadOnlyList<string> Materials,
    int? StatutoryDays,
    int PromisedDays,
    string Fee,
    string Basis);

/// <summary>What a catalogue consists of: of each code what is to stand under it.</summary>
/// <param name="Entries">Entries by code.</param>
/// <param name="Items">Items by code.</param>
internal sealed record CatalogueContent(
    IReadOnlyList<KeyValuePair<string, EntryContent>> Entries,
    IReadOnlyList<KeyValuePair<string, ItemContent>> Items);
