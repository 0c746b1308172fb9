using System.Globalization;
using Workflow.Activities.Evaluation.Systems;

namespace Workflow.Activities.Evaluation.Scoring;

/// <summary>Points of a value by a rule, with the rule in words. Pure.</summary>
internal static class PointsByRule
{
    public static (decimal Points, string Words) Of(ScoringRule rule, decimal value, string unit) => rule switch
    {
        { Linear: { } linear } => Of(linear, value, unit),
        { Bands: { } bands } => Of(bands, value, unit),
        { Deduction: { } deduction } => Of(deduction, value, unit),
        _ => throw new InvalidOperationException("A scoring rule without a way to score."),
    };

    /// <summary>The rule alone, for those who are judged by it.</summary>
    public static string Describe(ScoringRule rule, string unit) => rule switch
    {
        { Linear: { } linear } => Text(linear, unit),
        { Bands: { } bands } => string.Join('，', bands.Select(band => $"{N(band.AtLeast)}{unit} 及以上 {N(band.Points)} 分")) + "，其余 0 分",
        { Deduction: { } deduction } => $"基础分 {N(deduction.From)} 分，每{Counter(unit)}扣 {N(deduction.Each)} 分，扣完为止",
        _ => string.Empty,
    };

    private static (decimal, string) Of(LinearRule linear, decimal value, string unit)
    {
        var (from, to) = (linear.From, linear.To);
        var (low, high) = (Math.Min(from.Value, to.Value), Math.Max(from.Value, to.Value));
        if (value <= low || value >= high)
        {
            var end = (value <= low) == (from.Value <= to.Value) ? from : to;
            return (end.Points, $"{Text(linear, unit)}；数值在两端之外（含端点），取 {N(end.Points)} 分");
        }

        var points = Scores.Round(from.Points + ((value - from.Value) * (to.Points - from.Points) / (to.Value - from.Value)));
        return (
            points,
            $"{Text(linear, unit)}；{N(from.Points)} + （{N(value)} − {N(from.Value)}）×（{N(to.Points)} − {N(from.Points)}）"
            + $"÷（{N(to.Value)} − {N(from.Value)}）= {N(points)} 分");
    }

    private static (decimal, string) Of(IReadOnlyList<ScoringBand> bands, decimal value, string unit) =>
        bands.Where(band => value >= band.AtLeast).MaxBy(band => band.AtLeast) is { } reached
            ? (reached.Points, $"按分档计分，达到 {N(reached.AtLeast)}{unit} 及以上一档，得 {N(reached.Points)} 分")
            : (0, $"按分档计分，未达到最低一档（{N(bands.Min(band => band.AtLeast))}{unit}），得 0 分");

    private static (decimal, string) Of(DeductionRule deduction, decimal value, string unit)
    {
        var points = Math.Clamp(Scores.Round(deduction.From - (deduction.Each * value)), 0, deduction.From);
        return (
            points,
            $"基础分 {N(deduction.From)} 分，每{Counter(unit)}扣 {N(deduction.Each)} 分，{N(value)}{unit} "
            + $"扣 {N(deduction.From - points)} 分，得 {N(points)} 分");
    }

    private static string Text(LinearRule linear, string unit) =>
        $"按直线计分，{N(linear.From.Value)}{unit} 得 {N(linear.From.Points)} 分、{N(linear.To.Value)}{unit} 得 {N(linear.To.Points)} 分";

    private static string Counter(string unit) => unit.Length == 0 ? "次" : unit;

    private static string N(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
