using System.Globalization;
using Workflow.Activities.Evaluation.Systems;

namespace Workflow.Activities.Evaluation.Scoring;

/// <summary>
/// Scores a unit (计分). Pure: the same system and values give the same steps. Points, weighted points and totals are rounded to
/// two decimals, so that whoever adds up the steps on paper comes to the same total.
/// </summary>
internal static class Scores
{
    private const int Digits = 2;

    /// <param name="system">What the unit is judged by.</param>
    /// <param name="unit">Organisation code.</param>
    /// <param name="values">The unit's values by indicator; what is not there is missing.</param>
    public static UnitScore Of(IndicatorSystem system, string unit, IReadOnlyDictionary<string, decimal> values)
    {
        var steps = system.Indicators
            .Select(indicator => Step(indicator, values.TryGetValue(indicator.Code, out var value) ? value : null))
            .ToList();
        var weight = system.Indicators.Zip(steps).Where(pair => pair.Second.Points is not null).Sum(pair => pair.First.Weight);
        var subtotal = steps.Sum(step => step.Weighted);
        var sum = steps.Where(step => step.Points is not null).Select(step => N(step.Weighted)).ToList();
        var added = sum.Count > 0 ? string.Join(" + ", sum) : "0";
        if (weight == IndicatorSystem.WholeWeight)
        {
            return new UnitScore(unit, steps, weight, subtotal, subtotal, $"{added} = {N(subtotal)} 分");
        }

        var total = weight == 0 ? 0 : Round(subtotal * IndicatorSystem.WholeWeight / weight);
        return new UnitScore(unit, steps, weight, subtotal, total, weight == 0
            ? "没有适用的指标，记 0 分"
            : $"{added} = {N(subtotal)} 分；不适用的指标不计，按其余权重 {N(weight)} 折算：{N(subtotal)} × 100 ÷ {N(weight)} = {N(total)} 分");
    }

    /// <summary>Ranks by total: whoever has the same total has the same place, and the next place is counted on.</summary>
    public static IReadOnlyList<Standing> Rank(IEnumerable<UnitScore> scores)
    {
        var all = scores.ToList();
        return
        [
            .. all.OrderByDescending(score => score.Total).ThenBy(score => score.Unit, StringComparer.Ordinal)
                .Select(score => new Standing(score.Unit, score.Total, 1 + all.Count(other => other.Total > score.Total))),
        ];
    }

    /// <summary>表彰: the units that the rule commends, in the order of their rank.</summary>
    public static IReadOnlyList<string> Commended(CommendationRule rule, IReadOnlyList<UnitScore> scores)
    {
        var barred = scores.Where(IsBarred).Select(score => score.Unit).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Rank(scores)
                .Where(each => each.Rank <= rule.Places && each.Total >= rule.AtLeast && !barred.Contains(each.Unit))
                .Select(each => each.Unit),
        ];

        // Nothing is known against a unit in an indicator that does not apply to it.
        bool IsBarred(UnitScore score) => (rule.Barred ?? []).Any(bar =>
            score.Steps.Any(step => step.Indicator == bar.Indicator && step.Points < bar.Below));
    }

    internal static decimal Round(decimal number) => Math.Round(number, Digits, MidpointRounding.AwayFromZero);

    private static ScoreStep Step(Indicator indicator, decimal? value)
    {
        var weighs = $"权重 {N(indicator.Weight)}";
        if (value is not { } known)
        {
            return indicator.WhenMissing == WhenMissing.LeaveOut
                ? new ScoreStep(indicator.Code, null, null, 0, "期内没有可计的数据，本指标不适用，不计入")
                : new ScoreStep(
                    indicator.Code, null, 0, 0, $"{(indicator.IsAsked ? "没有按期报送或未获认可" : "期内没有数据")}，得 0 分；{weighs}，计 0 分");
        }

        var (points, rule) = PointsByRule.Of(indicator.Rule, known, indicator.Unit);
        var weighted = Round(points * indicator.Weight / ScoringRule.Full);
        return new ScoreStep(
            indicator.Code,
            known,
            points,
            weighted,
            $"数值 {N(known)}{indicator.Unit}；{rule}；{weighs}，{N(points)} × {N(indicator.Weight)} ÷ 100 = {N(weighted)} 分");
    }

    private static string N(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
