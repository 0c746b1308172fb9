using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Evaluation.Giving;

/// <summary>Finds everything that is wrong with the values a unit gives, so that it is told once.</summary>
internal static class ValueCheck
{
    private const decimal Largest = 1_000_000_000_000;
    private const int Digits = 4;

    /// <summary>The faults; the fields are <c>/values/{indicator}/…</c>.</summary>
    public static IReadOnlyList<FieldError> Faults(IndicatorSystem system, IReadOnlyList<ValueInput> values) =>
    [
        .. values.Count == 0 ? [new FieldError("/values", "请至少填报一项指标。")] : (FieldError[])[],
        .. values.CountBy(each => each.Indicator).Where(each => each.Value > 1)
            .Select(each => new FieldError("/values", $"指标“{each.Key}”写了不止一次。")),
        .. values.SelectMany(each => system.Find(each.Indicator) is { IsAsked: true } asked
            ? Of(asked, each)
            : [new FieldError("/values", $"这次评价不需要填报“{each.Indicator}”。")]),
    ];

    /// <summary>What is wrong with a number; null when it can be the indicator's value.</summary>
    public static string? Fault(Indicator indicator, decimal? value) => value switch
    {
        null => $"请填写{indicator.Title}。",
        { } number when Math.Abs(number) > Largest || Math.Round(number, Digits) != number =>
            $"{indicator.Title}过大或小数超过 {Digits} 位，请检查。",
        { } number when number < indicator.Least || number > indicator.Most => $"{indicator.Title}请填写{Range(indicator)}的数。",
        _ => null,
    };

    private static IEnumerable<FieldError> Of(Indicator indicator, ValueInput given)
    {
        if (Fault(indicator, given.Value) is { } fault)
        {
            yield return new FieldError($"/values/{indicator.Code}/value", fault);
        }

        if (string.IsNullOrWhiteSpace(given.Note))
        {
            yield return new FieldError($"/values/{indicator.Code}/note", $"请写明{indicator.Title}的计算依据和佐证材料。");
        }
        else if (given.Note.Length > EvaluationWords.Longest)
        {
            yield return new FieldError($"/values/{indicator.Code}/note", $"请不超过 {EvaluationWords.Longest} 个字。");
        }
        else if (StorableCheck.Problem(given.Note) is { } problem)
        {
            yield return new FieldError($"/values/{indicator.Code}/note", problem);
        }
    }

    private static string Range(Indicator indicator) => indicator switch
    {
        { Least: { } least, Most: { } most } => string.Create(CultureInfo.InvariantCulture, $" {least:0.####} 至 {most:0.####} "),
        { Least: { } least } => string.Create(CultureInfo.InvariantCulture, $"不小于 {least:0.####} "),
        _ => string.Create(CultureInfo.InvariantCulture, $"不大于 {indicator.Most:0.####} "),
    };
}
