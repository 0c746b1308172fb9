using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue;

/// <summary>One version of an entry or item.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="At">When it was made.</param>
/// <param name="By">Account that made it.</param>
/// <param name="Content">What it says.</param>
internal sealed record Revision<TContent>(long Version, DateTimeOffset At, string By, TContent Content);

/// <summary>An entry (主题) with all its versions.</summary>
internal sealed record EntryState : IFoldable<EntryState>
{
    public static string StreamKind => "service-entry";

    public static EntryState Initial { get; } = new();

    public string Code { get; init; } = string.Empty;

    public IReadOnlyList<Revision<EntryContent>> Revisions { get; init; } = [];

    public static string Stream(string code) => $"{StreamKind}:{code}";

    public EntryState Apply(object @event, EventFacts facts) => @event is EntryRevised revised
        ? new EntryState
        {
            Code = revised.Code,
            Revisions = [.. Revisions, new Revision<EntryContent>(facts.Version, facts.At, facts.Actor.Id, revised.Content)],
        }
        : this;
}

/// <summary>An item (事项) with all its versions.</summary>
internal sealed record ItemState : IFoldable<ItemState>
{
    public static string StreamKind => "service-item";

    public static ItemState Initial { get; } = new();

    public string Code { get; init; } = string.Empty;

    public IReadOnlyList<Revision<ItemContent>> Revisions { get; init; } = [];

    public static string Stream(string code) => $"{StreamKind}:{code}";

    public ItemState Apply(object @event, EventFacts facts) => @event is ItemRevised revised
        ? new ItemState
        {
            Code = revised.Code,
            Revisions = [.. Revisions, new Revision<ItemContent>(facts.Version, facts.At, facts.Actor.Id, revised.Content)],
        }
        : this;
}
