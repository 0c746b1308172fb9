using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting;

/// <summary>A round in lists and on boards.</summary>
internal sealed record RoundRow
{
    public required string Id { get; init; }

    public required string PlanId { get; init; }

    public required string PlanTitle { get; init; }

    public required HalfYear Period { get; init; }

    public required string Status { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required long Version { get; init; }
}

/// <summary>A unit's report in lists and on boards. Nothing of what it says stands in it.</summary>
internal sealed record ReportRow
{
    public required string Id { get; init; }

    public required string RoundId { get; init; }

    public required string Unit { get; init; }

    public required string UnitName { get; init; }

    public required string PlanTitle { get; init; }

    public required HalfYear Period { get; init; }

    public required string Status { get; init; }

    public required bool IsLate { get; init; }

    public required bool IsMissed { get; init; }

    public required bool IsEnded { get; init; }

    public required DateOnly DueOn { get; init; }

    public required int MeasureCount { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public required long Version { get; init; }

    public static ReportRow Of(ReportState state, ReportRequested asked) => new()
    {
        Id = asked.ReportId,
        RoundId = asked.RoundId,
        Unit = asked.Unit.Code,
        UnitName = asked.Unit.Name,
        PlanTitle = asked.PlanTitle,
        Period = asked.Period,
        Status = state.Status,
        IsLate = state.IsLate,
        IsMissed = state.IsMissed,
        IsEnded = state.IsEnded,
        DueOn = asked.DueOn,
        MeasureCount = asked.Measures.Count,
        RequestedAt = state.RequestedAt,
        SubmittedAt = state.SubmittedAt,
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="RoundRow"/>.</summary>
internal sealed class RoundRows : IReadModel<RoundState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(RoundRow)];

    public void Write(IDocumentOperations operations, string streamId, RoundState before, RoundState after)
    {
        if (after.Opened is { } opened)
        {
            operations.Store(new RoundRow
            {
                Id = opened.RoundId,
                PlanId = opened.PlanId,
                PlanTitle = opened.PlanTitle,
                Period = opened.Period,
                Status = after.Status,
                DueOn = opened.DueOn,
                OpenedAt = after.OpenedAt,
                Version = after.Version,
            });
        }
    }
}

/// <summary>Writes <see cref="ReportRow"/>.</summary>
internal sealed class ReportRows : IReadModel<ReportState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(ReportRow)];

    public void Write(IDocumentOperations operations, string streamId, ReportState before, ReportState after)
    {
        if (after.Requested is { } asked)
        {
            operations.Store(ReportRow.Of(after, asked));
        }
    }
}
