using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Comparing;

namespace Workflow.Activities.ServiceCatalogue.Viewing;

/// <summary>The catalogue in a list.</summary>
/// <param name="Lists">The three lists, with what the other filters leave of them.</param>
/// <param name="Units">Every unit that some entry or item names.</param>
/// <param name="Entries">The entries.</param>
public sealed record ServiceListing(
    IReadOnlyList<ServiceListCount> Lists, IReadOnlyList<string> Units, Page<ServiceEntrySummary> Entries);

/// <summary>How much there is of a list.</summary>
/// <param name="List">One of <see cref="ServiceLists"/>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="EntryCount">Its entries.</param>
/// <param name="ItemCount">Their items, each once.</param>
public sealed record ServiceListCount(string List, string Name, int EntryCount, int ItemCount);

/// <summary>An entry in a list.</summary>
/// <param name="Code">Code.</param>
/// <param name="List">Its list.</param>
/// <param name="Name">Name.</param>
/// <param name="Lead">牵头单位.</param>
/// <param name="Supporting">配合单位.</param>
/// <param name="ItemCount">How many items it has.</param>
/// <param name="Version">Its version.</param>
/// <param name="RevisedAt">When it was revised last.</param>
public sealed record ServiceEntrySummary(
    string Code,
    string List,
    string Name,
    string Lead,
    IReadOnlyList<string> Supporting,
    int ItemCount,
    long Version,
    DateTimeOffset RevisedAt);

/// <summary>An entry.</summary>
/// <param name="Code">Code.</param>
/// <param name="Content">What it says.</param>
/// <param name="Items">Its items in their order.</param>
/// <param name="Version">Its version, for If-Match: how often it was revised.</param>
/// <param name="History">Its versions, the newest first.</param>
/// <param name="MayRevise">Whether the caller may revise it.</param>
public sealed record ServiceEntryView(
    string Code,
    EntryContent Content,
    IReadOnlyList<ServiceItemSummary> Items,
    long Version,
    IReadOnlyList<RevisionView> History,
    bool MayRevise);

/// <summary>An item of an entry.</summary>
/// <param name="Code">Code.</param>
/// <param name="Content">What it says.</param>
/// <param name="Version">Its version.</param>
public sealed record ServiceItemSummary(string Code, ItemContent Content, long Version);

/// <summary>An item.</summary>
/// <param name="Code">Code.</param>
/// <param name="Content">What it says.</param>
/// <param name="Touches">The entries that have it, and so are touched by a change of it.</param>
/// <param name="Scenarios">The scenarios in service that have an item of this code.</param>
/// <param name="Version">Its version, for If-Match: how often it was revised.</param>
/// <param name="History">Its versions, the newest first.</param>
/// <param name="MayRevise">Whether the caller may revise it.</param>
public sealed record ServiceItemView(
    string Code,
    ItemContent Content,
    IReadOnlyList<ServiceEntryName> Touches,
    IReadOnlyList<ScenarioLimits> Scenarios,
    long Version,
    IReadOnlyList<RevisionView> History,
    bool MayRevise);

/// <summary>The limits of an item in a scenario as it is run.</summary>
/// <param name="Code">The scenario.</param>
/// <param name="Name">Its name.</param>
/// <param name="StatutoryDays">Statutory limit there, working days.</param>
/// <param name="PromisedDays">Promised limit there, working days.</param>
/// <param name="Differs">Whether either is another than in the catalogue.</param>
public sealed record ScenarioLimits(string Code, string Name, int StatutoryDays, int PromisedDays, bool Differs);

/// <summary>A version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="At">When it was made.</param>
/// <param name="By">Account that made it; <c>engine</c> for the first contents.</param>
/// <param name="Changes">What it says that the version before did not say; everything in the first one.</param>
public sealed record RevisionView(long Version, DateTimeOffset At, string By, IReadOnlyList<FieldChange> Changes);
