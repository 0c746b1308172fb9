using Workflow.Activities.Common;

namespace Workflow.Activities.ServiceCodes;

/// <summary>When a code may be bound, taken back and used.</summary>
internal static class ServiceCodeDecisions
{
    public static IReadOnlyList<object> Bind(ServiceCodeState state, string person, string account, string consentId) =>
        state.Bound is null ? [new ServiceCodeBound(person, account, consentId)] : [];

    public static IReadOnlyList<object> Unbind(ServiceCodeState state) => state.Bound is null ? [] : [new ServiceCodeUnbound()];

    /// <summary>Uses a code once.</summary>
    /// <exception cref="RefusalException">It is too old, used, or its person has withdrawn the consent.</exception>
    public static IReadOnlyList<object> Use(
        ServiceCodeState state, ShownCode code, string visitId, DateTimeOffset now, TimeSpan validFor)
    {
        if (state.Bound is null || code.IssuedAt < state.BoundAt)
        {
            throw Refusals.Conflict("service-code.unbound", "申请人已经解除苏服码绑定，这个码不能再用。需要时请申请人重新绑定后再出示。");
        }

        if (now - code.IssuedAt > validFor)
        {
            throw Refusals.Conflict("service-code.expired", "这个码已经过期。请申请人刷新“我的苏服码”，重新出示。");
        }

        return code.IssuedAt <= state.UsedUpTo
            ? throw Refusals.Conflict("service-code.used", "这个码已经用过，或者之后又用过更新的码。请申请人刷新“我的苏服码”，重新出示。")
            : [new ServiceCodeUsed(visitId, code.IssuedAt)];
    }
}
