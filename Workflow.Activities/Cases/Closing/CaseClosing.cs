using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Closing;

/// <summary>办结: the whole closes when all its items have closed; what was never begun is not needed any more.</summary>
internal static class CaseClosing
{
    private static readonly Remark NotNeeded = new("无需办理");

    public static IReadOnlyList<object> Decide(CaseState state, string? result, Remark? reason)
    {
        if (state.HasEnded)
        {
            return [];
        }

        var open = state.Items.Where(item => item.IsOpen).Select(item => item.Plan.Name).ToArray();
        if (open.Length > 0)
        {
            throw Refusals.Conflict("case.items-open", $"尚有联办事项未办结：{string.Join('、', open)}。");
        }

        var final = result ?? Derived(state);
        if (!CaseResult.Decisions.Contains(final))
        {
            throw Refusals.Invalid(
                "case.result-unknown", $"办理结果须为 {string.Join('、', CaseResult.Decisions)} 之一。");
        }

        if (final == CaseResult.Granted)
        {
            return
            [
                .. RequireAccepted(state).UnfinishedItems.Select(item => item.Terminated(NotNeeded)),
                new CaseClosed(final, reason),
            ];
        }

        var why = reason ?? Inherited(state) ?? throw Refusals.Invalid(
            "case.reason-required", "不予办理或终止时必须写明理由。");
        return [.. state.UnfinishedItems.Select(item => item.Terminated(why)), new CaseClosed(final, why)];
    }

    private static string Derived(CaseState state) =>
        state.Items.Any(item => item.Result == CaseResult.Denied) ? CaseResult.Denied
        : state.Items.IsEmpty || state.Items.Any(item => item.Result == CaseResult.Granted) ? CaseResult.Granted
        : CaseResult.Terminated;

    private static Remark? Inherited(CaseState state) =>
        state.Items.Where(item => item.Result == CaseResult.Denied)
            .Concat(state.Items)
            .FirstOrDefault(item => item.Reason is not null)?.Reason;

    private static CaseState RequireAccepted(CaseState state) =>
        state.AcceptedAt is null ? throw Refusals.Conflict("case.not-accepted", "办件尚未受理，不能准予办结。") : state;
}
