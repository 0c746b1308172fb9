using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks.Delegating;

/// <summary>委派: by whoever holds the task; an unclaimed one is claimed with it. One delegation at a time.</summary>
internal static class DelegationDecisions
{
    public static IReadOnlyList<object> Delegate(TaskState state, Hand hand, string to, Remark reason)
    {
        var claim = TaskDecisions.Claim(state, hand);
        TaskDecisions.RequireFree(state);
        return to == (state.ClaimedBy ?? hand.Clerk)
            ? throw Refusals.Invalid(
                "task.delegate-to-holder", "不能委派给认领人本人，请选择其他同事。", new FieldError("/to", "请选择其他同事。"))
            : [.. claim, new TaskDelegated(hand.Clerk, hand.For(state.ClaimedBy), to, reason)];
    }

    /// <summary>The delegate's answer.</summary>
    public static IReadOnlyList<object> Answer(TaskState state, Hand hand, Remark opinion) =>
        TaskDecisions.RequireOpen(state).Delegation is { } open && hand.Is(open.To)
            ? [new TaskOpinionGiven(hand.Clerk, hand.For(open.To), opinion)]
            : throw Refusals.Conflict("task.not-delegated", "该待办没有委派给您，或委派已经撤回。");
}
