using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Items;

/// <summary>Closes an item, and the rest with it where its rule says so.</summary>
internal static class ItemClosing
{
    /// <summary>The rule by which a denial closes every other unfinished item.</summary>
    public const string TerminateRest = "terminate-rest";

    public static IReadOnlyList<object> Decide(CaseState state, string code, string? result, Remark? reason)
    {
        var item = ItemOpening.Require(state, code);
        if (state.HasEnded || item.Result is not null)
        {
            return [];
        }

        if (result is null || !CaseResult.Decisions.Contains(result))
        {
            throw Refusals.Invalid(
                "item.result-unknown", $"办理结果须为 {string.Join('、', CaseResult.Decisions)} 之一。");
        }

        if (result != CaseResult.Granted && reason is null)
        {
            throw Refusals.Invalid("item.reason-required", $"“{item.Plan.Name}”不予办理或终止时必须写明理由。");
        }

        if (result != CaseResult.Terminated && !item.IsOpen)
        {
            throw Refusals.Conflict("item.not-opened", $"“{item.Plan.Name}”尚未开始办理，不能作出决定。");
        }

        var closed = new CaseItemClosed(code, result, reason);
        return result == CaseResult.Denied && item.Plan.OnDenied == TerminateRest
            ? [closed, .. state.UnfinishedItems.Where(other => other != item).Select(other => other.Terminated(reason))]
            : [closed];
    }

    /// <summary>The end of an item that is not decided any more.</summary>
    public static CaseItemClosed Terminated(this CaseItem item, Remark? reason) =>
        new(item.Plan.Code, CaseResult.Terminated, reason);
}
