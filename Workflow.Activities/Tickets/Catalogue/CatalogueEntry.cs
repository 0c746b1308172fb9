using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Catalogue;

/// <summary>编目: an entry of the data catalogue was registered or changed.</summary>
/// <param name="Code">Code within the tenant.</param>
/// <param name="Name">Name.</param>
/// <param name="Owner">数源单位: organisation code.</param>
/// <param name="Content">What it holds: its fields, in words.</param>
/// <param name="Service">The registered data service that gives it; null while there is none.</param>
/// <param name="Openness">See <see cref="Catalogue.Openness"/>.</param>
/// <param name="ReachesProvince">级联: whether the province's catalogue has it.</param>
/// <param name="TicketId">The ticket that brought it.</param>
internal sealed record CatalogueEntryRegistered(
    string Code,
    string Name,
    string Owner,
    string Content,
    string? Service,
    string Openness,
    bool ReachesProvince,
    string TicketId);

/// <summary>数据目录 entry, as the fold of its stream: what was registered last.</summary>
internal sealed record CatalogueEntryState : IFoldable<CatalogueEntryState>
{
    public static string StreamKind => "catalogue";

    public static CatalogueEntryState Initial { get; } = new();

    public CatalogueEntryRegistered? Entry { get; init; }

    public DateTimeOffset At { get; init; }

    public long Version { get; init; }

    public static string Stream(string tenant, string code) => $"{StreamKind}:{tenant}-{code}";

    public CatalogueEntryState Apply(object @event, EventFacts facts) => @event is CatalogueEntryRegistered registered
        ? this with { Entry = registered, At = facts.At, Version = facts.Version }
        : this with { Version = facts.Version };
}

/// <summary>An entry in lists.</summary>
internal sealed record CatalogueRow
{
    /// <summary>Its code.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Owner { get; init; }

    public required string Content { get; init; }

    public string? Service { get; init; }

    public required string Openness { get; init; }

    public required bool ReachesProvince { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Writes <see cref="CatalogueRow"/>.</summary>
internal sealed class CatalogueRows : IReadModel<CatalogueEntryState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(CatalogueRow)];

    public void Write(IDocumentOperations operations, string streamId, CatalogueEntryState before, CatalogueEntryState after)
    {
        if (after.Entry is { } entry)
        {
            operations.Store(new CatalogueRow
            {
                Id = entry.Code,
                Name = entry.Name,
                Owner = entry.Owner,
                Content = entry.Content,
                Service = entry.Service,
                Openness = entry.Openness,
                ReachesProvince = entry.ReachesProvince,
                At = after.At,
            });
        }
    }
}

/// <summary>How far data may be given away.</summary>
public static class Openness
{
    /// <summary>不共享.</summary>
    public const string Internal = "internal";

    /// <summary>有条件共享 or 无条件共享 among authorities.</summary>
    public const string Shared = "shared";

    /// <summary>开放试点: open to some, for a trial.</summary>
    public const string Pilot = "pilot";

    /// <summary>向社会开放.</summary>
    public const string Open = "open";

    /// <summary>Every one.</summary>
    public static IReadOnlyList<string> All { get; } = [Internal, Shared, Pilot, Open];
}
