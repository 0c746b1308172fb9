using System.Globalization;
using Workflow.Activities.Documents.Spreadsheets;

namespace Workflow.Activities.Reporting.Consolidating;

/// <summary>进展汇总表: a row for each measure and unit, what is new beside what stood there in the round before.</summary>
internal static class ConsolidatedTable
{
    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("重点工程", 20), new("任务编号", 9), new("任务", 20), new("举措", 44), new("目标", 22), new("报送单位", 20), new("报送情况", 11),
        new("上期进度", 9), new("本期进度", 9), new("进度变化", 9), new("上期完成值", 20), new("本期完成值", 20), new("完成值变化", 18),
        new("进展情况", 44), new("存在问题", 30), new("下一步打算", 30),
    ];

    public static Sheet Of(Consolidation all) => new(
        "进展汇总表", $"{all.PlanTitle}{all.Period.Name}进展汇总表", Columns, [.. all.Programmes.SelectMany(Rows)]);

    private static IEnumerable<IReadOnlyList<string>> Rows(ConsolidatedProgramme programme) =>
        from task in programme.Tasks
        from measure in task.Measures
        from unit in measure.Units.DefaultIfEmpty()
        select Row(programme, task, measure, unit);

    private static IReadOnlyList<string> Row(
        ConsolidatedProgramme programme, ConsolidatedTask task, ConsolidatedMeasure of, UnitProgress? unit)
    {
        var (targets, now, before) = (of.Measure.Targets, unit?.Now, unit?.Before);
        return
        [
            programme.Title,
            task.Number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            task.Title,
            of.Measure.Text,
            ProgressText.Targets(targets),
            unit?.Unit ?? string.Empty,
            unit switch { null => "未明确责任单位", { Now: null } => "未报送", { IsLate: true } => "逾期报送", _ => "按时报送" },
            ProgressText.Percent(before?.Percent),
            ProgressText.Percent(now?.Percent),
            ProgressText.Change(before?.Percent, now?.Percent),
            ProgressText.Values(targets, before),
            ProgressText.Values(targets, now),
            ProgressText.Changes(targets, before, now),
            now?.Progress ?? string.Empty,
            now?.Problems ?? string.Empty,
            now?.NextSteps ?? string.Empty,
        ];
    }
}
