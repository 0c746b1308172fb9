using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Withdrawing;

/// <summary>撤回: possible until the case has ended, or an item was granted that cannot be taken back.</summary>
internal static class Withdrawal
{
    private static readonly Remark Why = new("申请人撤回");

    public static IReadOnlyList<object> Decide(CaseState state, Remark? reason) => state switch
    {
        { Status: CaseStatus.Withdrawn } => [],
        { HasEnded: true } => throw Refusals.Conflict("case.ended", "办件已经办结，不能撤回。"),
        _ when !IsOpen(state) => throw Refusals.Conflict(
            "case.withdrawal-closed", "申请已审核通过并开始办理，不能再撤回。有疑问的请联系承办部门或拨打 12345。"),
        _ => [.. state.UnfinishedItems.Select(item => item.Terminated(Why)), new CaseWithdrawn(reason)],
    };

    /// <summary>Whether the applicant can still take the application back.</summary>
    public static bool IsOpen(CaseState state) =>
        !state.HasEnded && !state.Items.Any(item => item.Plan.ClosesWithdrawal == true && item.Result == CaseResult.Granted);
}
