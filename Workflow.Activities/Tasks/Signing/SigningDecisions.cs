using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks.Signing;

/// <summary>加签: asked by whoever holds the task; an unclaimed one is claimed with it.</summary>
internal static class SigningDecisions
{
    public static IReadOnlyList<object> Ask(
        TaskState state, Hand hand, IReadOnlyList<string> signers, string mode, Remark? reason)
    {
        var claim = TaskDecisions.Claim(state, hand);
        TaskDecisions.RequireFree(state);
        if (!SigningMode.Modes.Contains(mode))
        {
            throw Refusals.Invalid(
                "task.signing-mode-unknown", "请选择会签或或签。", new FieldError("/mode", "请用 all（会签）或 any（或签）。"));
        }

        return signers.Contains(state.ClaimedBy ?? hand.Clerk)
            ? throw Refusals.Invalid(
                "task.signer-is-holder", "认领人不能为自己加签，请选择其他同事。", new FieldError("/signers", "请选择其他同事。"))
            : [.. claim, new TaskSignersAdded(hand.Clerk, hand.For(state.ClaimedBy), signers, mode, reason)];
    }

    public static IReadOnlyList<object> Sign(TaskState state, Hand hand, bool agrees, Remark? opinion)
    {
        if (TaskDecisions.RequireOpen(state).Signing?.PendingOf(hand) is not { } signer)
        {
            throw Refusals.Conflict("task.not-asked-to-sign", "该待办没有等您签署：可能已经签署，或加签已经撤回。");
        }

        return agrees || opinion is not null
            ? [new TaskSigned(hand.Clerk, hand.For(signer), agrees, opinion)]
            : throw Refusals.Invalid(
                "task.objection-reason-required", "不同意时请写明意见。", new FieldError("/opinion", "请写明意见。"));
    }
}
