using Workflow.Activities.Common;
using Workflow.Activities.Identity;

namespace Workflow.Activities.Mandates;

/// <summary>What a legal representative may decide about the company's agents.</summary>
internal static class MandateDecisions
{
    /// <summary>The longest mandate, years. Our assumption: no law says how long a written authorisation may last (《民法典》第一百六十五条 asks for a term).</summary>
    public const int MostYears = 3;

    private const int LongestName = 50;

    /// <summary>What is wrong with a mandate to be given; none when it may be.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="open">Codes of the scenarios that companies may apply for.</param>
    /// <param name="today">Today in China.</param>
    public static IEnumerable<FieldError> Faults(GiveMandate asked, IReadOnlyCollection<string> open, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(asked.Name) || asked.Name.Trim().Length > LongestName)
        {
            yield return new FieldError("/name", $"请填写代理人姓名，不超过 {LongestName} 个字。");
        }

        if (!ResidentId.IsValid(asked.IdNumber.Trim()))
        {
            yield return new FieldError("/idNumber", "代理人身份证号码不正确，请核对 18 位号码。");
        }

        if (asked.Scopes.Count == 0 || asked.Scopes.Except(open, StringComparer.Ordinal).Any())
        {
            yield return new FieldError("/scopes", "请从企业可以办理的主题中至少选择一个。");
        }

        if (asked.Until is not { } until || until < today || until > today.AddYears(MostYears))
        {
            yield return new FieldError("/until", $"委托的截止日期应在今天之后、{MostYears} 年之内，例如 {today.AddYears(1):yyyy-MM-dd}。");
        }
    }

    public static IReadOnlyList<object> Revoke(MandateState state, string by) =>
        state.RevokedAt is null ? [new MandateRevoked(by)] : [];

    /// <summary>How a mandate stands on a day.</summary>
    public static string StatusOf(DateOnly until, DateTimeOffset? revokedAt, DateOnly today) =>
        revokedAt is not null ? MandateStatus.Revoked
        : until < today ? MandateStatus.Ended
        : MandateStatus.Active;
}
