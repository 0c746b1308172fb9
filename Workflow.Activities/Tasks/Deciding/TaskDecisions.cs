using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks.Deciding;

/// <summary>What a clerk may do with a task. Doing again what is already so changes nothing.</summary>
internal static class TaskDecisions
{
    public static IReadOnlyList<object> Claim(TaskState state, Hand hand) => RequireOpen(state).ClaimedBy switch
    {
        null => [new TaskClaimed(hand.Clerk)],
        var holder when hand.Is(holder) => [],
        _ => throw ClaimedByAnother(),
    };

    public static IReadOnlyList<object> Release(TaskState state, Hand hand) => RequireOpen(state).ClaimedBy switch
    {
        null => [],
        var holder when hand.Is(holder) => [new TaskReleased(hand.For(RequireFree(state).ClaimedBy))],
        _ => throw ClaimedByAnother(),
    };

    /// <summary>Decides; an unclaimed task is claimed with it.</summary>
    public static IReadOnlyList<object> Complete(
        TaskState state, Hand hand, string outcome, JsonElement form, Remark? comment)
    {
        RequireCompletable(state, hand, outcome, hasComment: comment is not null);
        return
        [
            .. Claim(state, hand),
            new TaskCompleted(hand.Clerk, outcome, form, comment, hand.For(state.ClaimedBy)),
        ];
    }

    /// <summary>Refuses what cannot be completed so, before anything is sealed.</summary>
    public static void RequireCompletable(TaskState state, Hand hand, string outcome, bool hasComment)
    {
        _ = Claim(state, hand);
        RequireFree(state);
        var chosen = state.Created!.Outcomes.FirstOrDefault(each => each.Name == outcome);
        if (chosen is null)
        {
            var names = string.Join('、', state.Created.Outcomes.Select(each => each.Name));
            throw Refusals.Invalid(
                "task.outcome-unknown", "请选择一个办理结果。", new FieldError("/outcome", $"请从以下结果中选择：{names}。"));
        }

        if (chosen.RequiresComment && !hasComment)
        {
            throw Refusals.Invalid(
                "task.comment-required", $"选择“{chosen.Label}”时必须填写意见。",
                new FieldError("/comment", "请写明理由。"));
        }
    }

    public static IReadOnlyList<object> Cancel(TaskState state, string? reason = null) =>
        state.IsOpen ? [new TaskCancelled(reason)] : [];

    public static IReadOnlyList<object> MoveDue(TaskState state, DateTimeOffset dueAt) =>
        state.IsOpen && state.DueAt != dueAt ? [new TaskDueMoved(dueAt)] : [];

    /// <summary>A reminder that fell due; one for a deadline that was moved says nothing.</summary>
    public static IReadOnlyList<object> Remind(TaskState state, DateTimeOffset forDueAt) =>
        state is { IsOpen: true, RemindedAt: null } && state.DueAt == forDueAt ? [new TaskReminded()] : [];

    /// <summary>The deadline passed.</summary>
    public static IReadOnlyList<object> BecomeOverdue(TaskState state, DateTimeOffset forDueAt) =>
        state is { IsOpen: true, OverdueAt: null } && state.DueAt == forDueAt ? [new TaskBecameOverdue()] : [];

    /// <summary>Refuses while a delegate's opinion or a signature is waited for.</summary>
    public static TaskState RequireFree(TaskState state) => state switch
    {
        { IsHeldUp: false } => state,
        { Delegation: { } open } => throw Refusals.Conflict(
            "task.delegated", $"该待办已委派给 {open.To}，请等其答复，或先撤回委派。"),
        _ => throw Refusals.Conflict(
            "task.signatures-pending", $"还在等 {string.Join('、', state.AskedOf)} 签署，请等其签署，或先撤回加签。"),
    };

    public static TaskState RequireOpen(TaskState state) => state.Status switch
    {
        TaskStates.Completed => throw Refusals.Conflict("task.completed", "该待办已经办理完毕。"),
        TaskStates.Cancelled => throw Refusals.Conflict(
            "task.cancelled", state.Reason is { } reason ? $"该待办已取消，无需办理：{reason}" : "该待办已取消，无需办理。"),
        _ => state,
    };

    private static RefusalException ClaimedByAnother() =>
        Refusals.Conflict("task.claimed-by-another", "该待办已由其他人员认领，如需办理请联系对方退回。");
}
