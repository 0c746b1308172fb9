using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks.TakingBack;

/// <summary>撤回: by whoever made the move, as long as nobody has acted on it.</summary>
internal static class TakeBackDecisions
{
    public static IReadOnlyList<object> TakeBack(TaskState state, Hand hand, string move) =>
        MadeBy(TaskDecisions.RequireOpen(state), move) is { } maker && hand.Is(maker)
            ? [new TaskMoveTakenBack(hand.Clerk, hand.For(maker), move)]
            : throw Refusals.Conflict("task.nothing-to-take-back", "没有可以撤回的内容：可能对方已经办理，或不是由您发起。");

    public static bool IsOpen(TaskState state, Hand hand, string move) => hand.Is(MadeBy(state, move));

    private static string? MadeBy(TaskState state, string move) => move switch
    {
        TaskMove.TakeBackTransfer => state.Transfer?.From,
        TaskMove.TakeBackDelegation when state.Delegation is not null => state.ClaimedBy,
        TaskMove.TakeBackSigners when state.Signing?.Pending.Count > 0 => state.ClaimedBy,
        _ => null,
    };
}
