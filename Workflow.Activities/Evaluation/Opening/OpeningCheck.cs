using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.Evaluation.Opening;

/// <summary>Finds everything that is wrong with a round that is to be opened, so that it is told once.</summary>
internal static class OpeningCheck
{
    private const int LongestTitle = 100;
    private const int MostUnits = 100;

    /// <param name="asked">What is to be opened.</param>
    /// <param name="tenant">Whose round it is: a city's judges its own organisations only.</param>
    /// <param name="isProvincial">Whether it may judge those of every city.</param>
    /// <param name="organisations">The organisations that there are.</param>
    /// <param name="today">Today in Asia/Shanghai.</param>
    public static IReadOnlyList<FieldError> Faults(
        OpenEvaluation asked, string tenant, bool isProvincial, IOrganisations organisations, DateOnly today) =>
    [
        .. FieldError.When(string.IsNullOrWhiteSpace(asked.Title), "/title", "请填写评价名称。"),
        .. FieldError.When(asked.Title.Length > LongestTitle, "/title", $"评价名称请不超过 {LongestTitle} 个字。"),
        .. StorableCheck.Problem(asked.Title) is { } problem ? [new FieldError("/title", problem)] : (FieldError[])[],
        .. FieldError.When(asked.From is null, "/from", "请填写评价期的第一天，例如 2026-01-01。"),
        .. FieldError.When(asked.To is null, "/to", "请填写评价期的最后一天，例如 2026-12-31。"),
        .. FieldError.When(asked.From > asked.To, "/to", "评价期的最后一天不能早于第一天。"),
        .. FieldError.When(asked.DueOn is null, "/dueOn", "请填写填报截止日，例如 2026-12-31。"),
        .. FieldError.When(asked.DueOn < today, "/dueOn", "填报截止日不能早于今天。"),
        .. FieldError.When(asked.Units.Count == 0, "/units", "请至少选择一个被评价单位。"),
        .. FieldError.When(asked.Units.Count > MostUnits, "/units", $"一次评价请不超过 {MostUnits} 个单位。"),
        .. FieldError.When(asked.Units.Distinct().Count() != asked.Units.Count, "/units", "同一个单位写了不止一次。"),
        .. asked.Units.Select(code => (code, organisations.Find(code))).Where(each => each.Item2 is null)
            .Select(each => new FieldError("/units", $"没有代码为“{each.code}”的单位。")),
        .. asked.Units.Select(organisations.Find).OfType<Organisation>().Where(each => !isProvincial && each.Tenant != tenant)
            .Select(each => new FieldError("/units", $"{each.Name}不是本市的单位，不能由本市评价。")),
    ];
}
