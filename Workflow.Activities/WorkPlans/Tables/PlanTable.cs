using System.Globalization;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.WorkPlans.Proposing;
using Workflow.Activities.WorkPlans.Words;

namespace Workflow.Activities.WorkPlans.Tables;

/// <summary>任务推进表: a plan as a sheet, a row per measure.</summary>
internal static class PlanTable
{
    private const string Name = "任务推进表";

    /// <summary>The sheet of a plan; what has no measure yet has a row too, so that nothing is lost on the way.</summary>
    public static Sheet Of(string title, IReadOnlyList<PlanProgramme> programmes, UnitBook book) =>
        new(Name, title, PlanColumns.All, [.. programmes.SelectMany(programme => Rows(programme, book))]);

    private static IEnumerable<IReadOnlyList<string>> Rows(PlanProgramme programme, UnitBook book) =>
        programme.Tasks.Count == 0
            ? [Row(programme, null, null, book)]
            : programme.Tasks.SelectMany(task => task.Measures.Count == 0
                ? [Row(programme, task, null, book)]
                : task.Measures.Select(measure => Row(programme, task, measure, book)));

    private static IReadOnlyList<string> Row(PlanProgramme programme, PlanTask? task, PlanMeasure? measure, UnitBook book) =>
    [
        programme.Title,
        task?.Number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        task?.Title ?? string.Empty,
        measure?.Text ?? string.Empty,
        Units(measure, PlanUnitRoles.Responsible, book),
        Units(measure, PlanUnitRoles.Assisting, book),
        DeadlineWords.Write(measure?.Deadline),
        TargetWords.Write(measure?.Targets ?? []),
        measure?.From ?? string.Empty,
    ];

    private static string Units(PlanMeasure? measure, string role, UnitBook book) =>
        UnitWords.Write([.. (measure?.Units ?? []).Where(unit => unit.Role == role)], book);
}
