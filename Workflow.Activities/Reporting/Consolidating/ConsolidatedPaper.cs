using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Letters;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Activities.WorkPlans;

namespace Workflow.Activities.Reporting.Consolidating;

/// <summary>进展汇总报告: programmes, tasks and measures with each unit's progress and problems, and who has not reported.</summary>
internal static class ConsolidatedPaper
{
    public static Paper Of(Consolidation all) => new(
        $"{all.PlanTitle}{all.Period.Name}进展情况汇总",
        [.. Overview(all), .. all.Programmes.SelectMany(Programme), .. Problems(all)],
        all.Authority,
        all.ConsolidatedOn,
        all.ConsolidatedOn is null ? "汇总稿" : null);

    private static IEnumerable<PaperLine> Overview(Consolidation all)
    {
        var due = all.DueOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        yield return new PaperLine(
            $"本期应报送单位 {all.UnitCount} 个，截止日为{due}。已报送 {all.Reported.Count} 个，其中逾期报送 {all.Late.Count} 个；"
            + $"未报送 {all.Missing.Count} 个。");
        if (all.Late.Count > 0)
        {
            yield return new PaperLine($"逾期报送单位：{string.Join('、', all.Late)}。");
        }

        if (all.Missing.Count > 0)
        {
            yield return new PaperLine($"未报送单位：{string.Join('、', all.Missing)}。");
        }
    }

    private static IEnumerable<PaperLine> Programme(ConsolidatedProgramme programme, int at)
    {
        yield return new PaperLine($"{ChineseNumber.Write(at + 1)}、{programme.Title}", PaperLevel.Section);
        foreach (var (task, order) in programme.Tasks.Select((task, order) => (task, order)))
        {
            yield return new PaperLine($"（{ChineseNumber.Write(order + 1)}）{task.Title}", PaperLevel.Subsection);
            foreach (var line in task.Measures.SelectMany(Measure))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<PaperLine> Measure(ConsolidatedMeasure of, int at)
    {
        yield return new PaperLine(
            string.Create(CultureInfo.InvariantCulture, $"{at + 1}. {of.Measure.Text.TrimEnd('。')}。"), PaperLevel.Point);
        foreach (var (unit, now) in of.Units.Where(unit => unit.Now is not null).Select(unit => (unit, unit.Now!)))
        {
            yield return new PaperLine($"{unit.Unit}：{Stop(now.Progress)}{Reached(of.Measure.Targets, unit.Before, now)}{Next(now)}");
        }

        if (of.Units.Where(unit => unit.Now is null).Select(unit => unit.Unit).ToList() is { Count: > 0 } silent)
        {
            yield return new PaperLine($"未报送：{string.Join('、', silent)}。");
        }
    }

    private static string Reached(IReadOnlyList<PlanTarget> targets, EntryWords? before, EntryWords now)
    {
        var percent = now.Percent is null
            ? string.Empty
            : $"完成进度 {ProgressText.Percent(now.Percent)}{(before?.Percent is { } was ? $"（上期 {ProgressText.Percent(was)}）" : string.Empty)}";
        var parts = new[] { percent, ProgressText.Values(targets, now).Replace("\n", "，", StringComparison.Ordinal) }
            .Where(part => part.Length > 0);
        return Stop(string.Join("，", parts));
    }

    private static string Next(EntryWords now) => now.NextSteps is null ? string.Empty : $"下一步：{Stop(now.NextSteps)}";

    private static IEnumerable<PaperLine> Problems(Consolidation all)
    {
        var problems =
            from programme in all.Programmes
            from task in programme.Tasks
            from measure in task.Measures
            from unit in measure.Units
            where unit.Now?.Problems is not null
            group (task.Title, unit.Now!.Problems) by unit.Unit;
        var found = problems.ToList();
        if (found.Count > 0)
        {
            yield return new PaperLine($"{ChineseNumber.Write(all.Programmes.Count + 1)}、存在的问题", PaperLevel.Section);
        }

        foreach (var unit in found)
        {
            yield return new PaperLine(
                $"{unit.Key}：{string.Concat(unit.Select(each => $"（{each.Title}）{Stop(each.Problems)}"))}");
        }
    }

    private static string Stop(string? text) =>
        string.IsNullOrWhiteSpace(text) ? string.Empty : $"{text.Trim().TrimEnd('。', '；', ';', '.')}。";
}
