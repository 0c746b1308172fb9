using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Withdrawing;

/// <summary>撤回: possible until the case has ended.</summary>
internal static class Withdrawal
{
    private static readonly Remark Why = new("申请人撤回");

    public static IReadOnlyList<object> Decide(CaseState state, Remark? reason) => state switch
    {
        { Status: CaseStatus.Withdrawn } => [],
        { HasEnded: true } => throw Refusals.Conflict("case.ended", "办件已经办结，不能撤回。"),
        _ => [.. state.UnfinishedItems.Select(item => item.Terminated(Why)), new CaseWithdrawn(reason)],
    };
}
