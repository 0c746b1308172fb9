using System.Globalization;
using Workflow.Activities.Common;

namespace Workflow.Activities.Evaluation.Systems;

/// <summary>Finds everything that is wrong with an indicator system, so that it is told once.</summary>
internal static class SystemCheck
{
    private const int MostIndicators = 60;
    private const int WeightDigits = 2;

    /// <summary>The faults, in the words of whoever writes the file.</summary>
    /// <param name="code">The file's name.</param>
    /// <param name="system">What it holds.</param>
    /// <param name="sources">Names of the engine's sources.</param>
    public static IReadOnlyList<string> Faults(string code, IndicatorSystem system, IReadOnlyCollection<string> sources)
    {
        var weights = system.Indicators.Sum(each => each.Weight);
        return
        [
            .. When(system.Code != code, $"code 应与文件同名：“{code}”。"),
            .. When(system.Version < 1, "version 从 1 开始；修改指标体系时加 1。"),
            .. When(string.IsNullOrWhiteSpace(system.Name), "name 不能为空。"),
            .. When(system.Indicators.Count is 0 or > MostIndicators, $"指标请写 1 至 {MostIndicators} 项。"),
            .. When(
                system.Indicators.Count > 0 && weights != IndicatorSystem.WholeWeight,
                string.Create(CultureInfo.InvariantCulture, $"各指标的权重合计应为 100，现为 {weights:0.##}。")),
            .. system.Indicators.CountBy(each => each.Code).Where(each => each.Value > 1).Select(each => $"指标代码“{each.Key}”重复。"),
            .. system.Indicators.SelectMany(each => Of(each, sources).Select(fault => $"指标“{each.Title}”：{fault}")),
            .. Commendation(system),
        ];
    }

    private static IEnumerable<string> Of(Indicator indicator, IReadOnlyCollection<string> sources) =>
    [
        .. When(!DefinitionCode.IsSafe(indicator.Code), $"代码“{indicator.Code}”只能用小写字母、数字和连字符。"),
        .. When(string.IsNullOrWhiteSpace(indicator.Title), "title 不能为空。"),
        .. When(
            indicator.Weight <= 0 || Math.Round(indicator.Weight, WeightDigits) != indicator.Weight,
            "权重应大于 0，至多两位小数。"),
        .. When(
            !indicator.IsAsked && (indicator.Measure is not { } measure || !sources.Contains(measure)),
            $"没有“{indicator.Source}”这个来源，可以是 unit（由单位填报），或 {string.Join('、', sources.Select(each => Indicator.EnginePrefix + each))}。"),
        .. When(
            indicator.WhenMissing is not (WhenMissing.Zero or WhenMissing.LeaveOut),
            "whenMissing 只能是 zero（没有数值记 0 分）或 leave-out（不适用，不计入）。"),
        .. When(
            indicator is { IsAsked: true, WhenMissing: WhenMissing.LeaveOut },
            "由单位填报的指标不能用 leave-out，否则不填报反而有利；请用 zero。"),
        .. When(indicator.Least > indicator.Most, "least 不能大于 most。"),
        .. RuleCheck.Faults(indicator.Rule),
    ];

    private static IEnumerable<string> Commendation(IndicatorSystem system) =>
    [
        .. When(system.Commendation.Places < 1, "commendation 的 places 至少为 1。"),
        .. When(system.Commendation.AtLeast is < 0 or > ScoringRule.Full, "commendation 的 atLeast 应在 0 至 100 之间。"),
        .. (system.Commendation.Barred ?? []).Where(bar => system.Find(bar.Indicator) is null)
            .Select(bar => $"commendation 的 barred 提到了没有的指标“{bar.Indicator}”。"),
    ];

    private static IEnumerable<string> When(bool isWrong, string message) => isWrong ? [message] : [];
}
