using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks.Transferring;

/// <summary>转办: by whoever holds the task; an unclaimed one is claimed with it.</summary>
internal static class TransferDecisions
{
    public static IReadOnlyList<object> Transfer(TaskState state, Hand hand, string to, Remark reason)
    {
        var claim = TaskDecisions.Claim(state, hand);
        TaskDecisions.RequireFree(state);
        return to == (state.ClaimedBy ?? hand.Clerk)
            ? throw Refusals.Invalid(
                "task.transfer-to-holder", "该待办已在此人名下，请选择其他同事。", new FieldError("/to", "请选择其他同事。"))
            : [.. claim, new TaskTransferred(hand.Clerk, hand.For(state.ClaimedBy), to, reason)];
    }
}
