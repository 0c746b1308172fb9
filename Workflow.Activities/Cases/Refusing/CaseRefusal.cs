using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Refusing;

/// <summary>不予受理: only before acceptance, and never without a reason.</summary>
internal static class CaseRefusal
{
    public static IReadOnlyList<object> Decide(CaseState state, Remark? reason) => (state, reason) switch
    {
        ({ HasEnded: true }, _) => [],
        ({ AcceptedAt: not null }, _) => throw Refusals.Conflict("case.accepted", "已受理的办件不能再不予受理。"),
        (_, null) => throw Refusals.Invalid("case.reason-required", "不予受理必须写明理由。"),
        _ => [.. state.UnfinishedItems.Select(item => item.Terminated(reason)), new CaseRefused(reason)],
    };
}
