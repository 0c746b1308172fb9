using Workflow.Activities.Tasks.TakingBack;

namespace Workflow.Activities.Tasks.Moves;

/// <summary>Which moves a task allows a clerk of its organisation now; what is not listed would be refused.</summary>
internal static class OpenMoves
{
    public static IReadOnlyList<string> Of(TaskState state, Hand hand)
    {
        if (!state.IsOpen)
        {
            return [TaskMove.Copy, TaskMove.Comment];
        }

        var holds = state.ClaimedBy is null || hand.Is(state.ClaimedBy);
        return
        [
            .. When(holds && !state.IsHeldUp, TaskMove.Transfer, TaskMove.Delegate, TaskMove.Signers),
            .. When(hand.Is(state.Delegation?.To), TaskMove.Opinion),
            .. When(state.Signing?.PendingOf(hand) is not null, TaskMove.Sign),
            .. TaskMove.TakingBack.Where(move => TakeBackDecisions.IsOpen(state, hand, move)),
            TaskMove.Copy,
            .. When(state.WaitsFor.Count == 0 || !state.WaitsFor.Contains(hand.Clerk), TaskMove.Urge),
            TaskMove.Comment,
        ];
    }

    private static IEnumerable<string> When(bool open, params IReadOnlyList<string> moves) => open ? moves : [];
}
