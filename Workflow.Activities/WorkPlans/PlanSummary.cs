using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.WorkPlans;

/// <summary>A work plan in lists.</summary>
public record PlanSummary
{
    /// <summary>Id, such as <c>320000-2026-01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; init; }

    /// <summary>The year it is for.</summary>
    public required int Year { get; init; }

    /// <summary><c>draft</c> or <c>confirmed</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>notice</c>, <c>table</c> or <c>hand</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How many tasks it has.</summary>
    public required int TaskCount { get; init; }

    /// <summary>How many measures it has.</summary>
    public required int MeasureCount { get; init; }

    /// <summary>How many of them nobody has checked yet.</summary>
    public required int UncheckedCount { get; init; }

    /// <summary>When it was drawn up.</summary>
    public required DateTimeOffset DraftedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Version of its stream, for If-Match.</summary>
    public required long Version { get; init; }
}

/// <summary>A work plan's row.</summary>
internal sealed record PlanRow : PlanSummary
{
    public static PlanRow Of(PlanDrafted drafted, PlanState state) => new()
    {
        Id = drafted.PlanId,
        Title = drafted.Title,
        Year = drafted.Year,
        Status = state.Status,
        Source = drafted.Source,
        TaskCount = state.Tasks.Count(),
        MeasureCount = state.Measures.Count(),
        UncheckedCount = state.Measures.Count(measure => !measure.IsConfirmed),
        DraftedAt = state.DraftedAt,
        ChangedAt = state.ChangedAt,
        ConfirmedAt = state.ConfirmedAt,
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="PlanRow"/>.</summary>
internal sealed class PlanRows : IReadModel<PlanState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(PlanRow)];

    public void Write(IDocumentOperations operations, string streamId, PlanState before, PlanState after)
    {
        if (after.Drafted is { } drafted)
        {
            operations.Store(PlanRow.Of(drafted, after));
        }
    }
}
