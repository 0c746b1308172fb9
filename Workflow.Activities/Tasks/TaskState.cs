using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks;

/// <summary>待办: a clerk's task, as the fold of its stream.</summary>
internal sealed record TaskState : IFoldable<TaskState>
{
    public static string StreamKind => "task";

    public static TaskState Initial { get; } = new();

    public TaskCreated? Created { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string Status { get; init; } = TaskStates.Open;

    public string? ClaimedBy { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    public DateTimeOffset? OverdueAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? Outcome { get; init; }

    public Remark? Comment { get; init; }

    public string? Reason { get; init; }

    public long Version { get; init; }

    public bool IsOpen => Created is not null && EndedAt is null;

    public static string Stream(string taskId) => $"{StreamKind}:{taskId}";

    public TaskState Apply(object @event, EventFacts facts) => Fold(@event, facts.At) with { Version = facts.Version };

    private TaskState Fold(object @event, DateTimeOffset at) => @event switch
    {
        TaskCreated created => this with { Created = created, CreatedAt = at, DueAt = created.DueAt },
        TaskClaimed claimed => this with { Status = TaskStates.Claimed, ClaimedBy = claimed.By },
        TaskReleased => this with { Status = TaskStates.Open, ClaimedBy = null },
        TaskCompleted completed => this with
        {
            Status = TaskStates.Completed,
            ClaimedBy = completed.By,
            Outcome = completed.Outcome,
            Comment = completed.Comment,
            EndedAt = at,
        },
        TaskCancelled cancelled => this with { Status = TaskStates.Cancelled, Reason = cancelled.Reason, EndedAt = at },
        TaskReminded => this with { RemindedAt = at },
        TaskBecameOverdue => this with { OverdueAt = at },
        TaskDueMoved moved => this with { DueAt = moved.DueAt, RemindedAt = null, OverdueAt = null },
        _ => this,
    };
}
