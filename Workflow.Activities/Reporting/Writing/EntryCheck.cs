using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Reporting.Writing;

/// <summary>Finds everything that is wrong with what a unit wrote, so that it is told once.</summary>
internal static class EntryCheck
{
    /// <summary>Longest free text.</summary>
    public const int Longest = 2000;

    private const decimal LargestValue = 1_000_000_000_000;
    private const int Digits = 4;

    /// <summary>The faults; the fields are <c>/entries/{place}/…</c>, by the place of the measure in the report.</summary>
    /// <param name="measures">What is asked.</param>
    /// <param name="entries">What was written.</param>
    /// <param name="isFinal">Whether it has to be complete.</param>
    public static IReadOnlyList<FieldError> Faults(
        IReadOnlyList<ReportMeasure> measures, IReadOnlyList<EntryInput> entries, bool isFinal)
    {
        var given = entries.GroupBy(entry => entry.MeasureId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList());
        var unknown = given.Keys.Except(measures.Select(measure => measure.MeasureId))
            .Select(id => new FieldError("/entries", $"本单位的报送中没有举措“{id}”。"));
        var twice = given.Where(group => group.Value.Count > 1)
            .Select(group => new FieldError("/entries", $"举措“{group.Key}”写了不止一次。"));
        return
        [
            .. unknown,
            .. twice,
            .. measures.SelectMany((measure, at) =>
                Of(measure, given.GetValueOrDefault(measure.MeasureId)?[0] ?? new EntryInput(measure.MeasureId), at, isFinal)),
        ];
    }

    private static IEnumerable<FieldError> Of(ReportMeasure measure, EntryInput entry, int at, bool isFinal)
    {
        var (place, which) = (string.Create(CultureInfo.InvariantCulture, $"/entries/{at}"), Name(measure, at));
        foreach (var (field, label, text) in new[]
        {
            ("progress", "进展情况", entry.Progress), ("problems", "存在问题", entry.Problems), ("nextSteps", "下一步打算", entry.NextSteps),
        })
        {
            if (text?.Length > Longest)
            {
                yield return new FieldError($"{place}/{field}", $"{which}的{label}过长，请不超过 {Longest} 个字。");
            }
            else if (text is not null && StorableCheck.Problem(text) is { } problem)
            {
                yield return new FieldError($"{place}/{field}", $"{which}的{label}：{problem}");
            }
        }

        if (entry.Percent is { } percent && (percent is < 0 or > 100 || Math.Round(percent, 2) != percent))
        {
            yield return new FieldError($"{place}/percent", $"{which}的完成进度请填写 0 至 100 的数字，至多两位小数。");
        }

        if (entry.Values?.Count > measure.Targets.Count)
        {
            yield return new FieldError($"{place}/values", $"{which}只有 {measure.Targets.Count} 个目标，完成值多了。");
        }

        foreach (var (value, target) in (entry.Values ?? []).Take(measure.Targets.Count).Select((value, target) => (value, target)))
        {
            if (value is { } number && (Math.Abs(number) > LargestValue || Math.Round(number, Digits) != number))
            {
                yield return new FieldError(
                    $"{place}/values/{target}", $"{which}的“{measure.Targets[target].Name}”过大或小数超过 {Digits} 位，请检查。");
            }
        }

        if (isFinal && string.IsNullOrWhiteSpace(entry.Progress))
        {
            yield return new FieldError($"{place}/progress", $"请填写{which}的进展情况。");
        }

        if (isFinal && entry.Percent is null && (entry.Values ?? []).All(value => value is null))
        {
            yield return new FieldError(
                $"{place}/percent",
                measure.Targets.Count > 0 ? $"请填写{which}的完成进度，或至少一个目标的完成值。" : $"请填写{which}的完成进度。");
        }
    }

    private static string Name(ReportMeasure measure, int at) =>
        string.Create(CultureInfo.InvariantCulture, $"第 {at + 1} 项“{(measure.Text.Length > 12 ? measure.Text[..12] + "…" : measure.Text)}”");
}
