using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Delegating;
using Workflow.Activities.Tasks.Moves;
using Workflow.Activities.Tasks.SendingBack;
using Workflow.Activities.Tasks.Signing;
using Workflow.Activities.Tasks.Transferring;
using Workflow.Activities.Tasks.Urging;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks;

/// <summary>待办: a clerk's task, as the fold of its stream.</summary>
internal sealed partial record TaskState : IFoldable<TaskState>
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

    public OpenTransfer? Transfer { get; init; }

    public OpenDelegation? Delegation { get; init; }

    public SigningState? Signing { get; init; }

    public IReadOnlyList<string> CopiedTo { get; init; } = [];

    /// <summary>Everybody's last urging.</summary>
    public IReadOnlyList<LastUrging> Urgings { get; init; } = [];

    public DateTimeOffset? UrgedAt { get; init; }

    public IReadOnlyList<TrailLine> Trail { get; init; } = [];

    /// <summary>驳回: why its decision counts no more.</summary>
    public TaskSentBack? SentBack { get; init; }

    public DateTimeOffset? SentBackAt { get; init; }

    public long Version { get; init; }

    /// <summary>Who is asked for something beside its holder: the delegate, or those who have to sign.</summary>
    public IReadOnlyList<string> AskedOf =>
        !IsOpen ? [] : Delegation is { } open ? [open.To] : Signing?.Pending ?? [];

    /// <summary>For whom it waits; nobody in particular while it is unclaimed.</summary>
    public IReadOnlyList<string> WaitsFor =>
        AskedOf.Count > 0 ? AskedOf : IsOpen && ClaimedBy is { } holder ? [holder] : [];

    /// <summary>Whether somebody is asked for something that its holder has to wait for.</summary>
    public bool IsHeldUp => AskedOf.Count > 0;

    public bool IsOpen => Created is not null && EndedAt is null;

    public static string Stream(string taskId) => $"{StreamKind}:{taskId}";

    public TaskState Apply(object @event, EventFacts facts) => Fold(@event, facts.At) with { Version = facts.Version };

    /// <summary>What happens to every task; see <see cref="Moved"/> for what clerks do among themselves.</summary>
    private TaskState Fold(object @event, DateTimeOffset at) => @event switch
    {
        TaskCreated created => this with { Created = created, CreatedAt = at, DueAt = created.DueAt },
        TaskClaimed claimed => this with { Status = TaskStates.Claimed, ClaimedBy = claimed.By },
        TaskReleased => this with { Status = TaskStates.Open, ClaimedBy = null, Transfer = null },
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
        _ => Moved(@event, at),
    };
}
