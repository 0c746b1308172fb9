using Marten;
using Workflow.Activities.Notices;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification;

/// <summary>A rectification in lists and on boards. Nothing that people wrote about it stands in it.</summary>
internal sealed record RectificationRow
{
    /// <summary>The clock of what nobody owes.</summary>
    public const int Stopped = int.MaxValue;

    public required string Id { get; init; }

    public required string Number { get; init; }

    public required string Order { get; init; }

    public required string Status { get; init; }

    public required NoticeMatter Matter { get; init; }

    public required string Unit { get; init; }

    public required int Level { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>The due day as a day number while the unit has the next move, so that a list can be searched by light.</summary>
    public required int Clock { get; init; }

    /// <summary>Whether it has ended, so that lists can put it last.</summary>
    public required bool IsEnded { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public DateTimeOffset? PlannedAt { get; init; }

    public DateTimeOffset? ReportedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Days, in Asia/Shanghai, on which it failed.</summary>
    public required IReadOnlyList<DateOnly> Failures { get; init; }

    public required long Version { get; init; }

    public static RectificationRow Of(RectificationOrdered order, RectificationState state) => new()
    {
        Id = order.RectificationId,
        Number = order.Number,
        Order = order.Order,
        Status = state.Status,
        Matter = order.Matter,
        Unit = order.Unit,
        Level = state.Level,
        DueOn = state.DueOn,
        Clock = RectificationStatus.IsOwed(state.Status) ? state.DueOn.DayNumber : Stopped,
        IsEnded = RectificationStatus.IsEnded(state.Status),
        OrderedAt = state.OrderedAt,
        PlannedAt = state.PlannedAt,
        ReportedAt = state.ReportedAt,
        ClosedAt = state.ClosedAt,
        Failures = [.. state.Failures],
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="RectificationRow"/>.</summary>
internal sealed class RectificationRows : IReadModel<RectificationState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(RectificationRow)];

    public void Write(IDocumentOperations operations, string streamId, RectificationState before, RectificationState after)
    {
        if (after.Order is { } order)
        {
            operations.Store(RectificationRow.Of(order, after));
        }
    }
}
