using Workflow.Activities.Reporting.Viewing;
using Workflow.Activities.WorkPlans;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Reporting.Consolidating;

/// <summary>汇总: what all units say, in the order of the plan.</summary>
/// <param name="PlanTitle">The plan.</param>
/// <param name="Period">What is reported on.</param>
/// <param name="DueOn">Last day.</param>
/// <param name="Authority">Who consolidates.</param>
/// <param name="ConsolidatedOn">When it was consolidated; null while it may still change.</param>
/// <param name="UnitCount">Units asked.</param>
/// <param name="Reported">Units whose report is in it.</param>
/// <param name="Late">Those of them that reported after the due day.</param>
/// <param name="Missing">Units that have not reported.</param>
/// <param name="Programmes">重点工程.</param>
internal sealed record Consolidation(
    string PlanTitle,
    HalfYear Period,
    DateOnly DueOn,
    string Authority,
    DateOnly? ConsolidatedOn,
    int UnitCount,
    IReadOnlyList<string> Reported,
    IReadOnlyList<string> Late,
    IReadOnlyList<string> Missing,
    IReadOnlyList<ConsolidatedProgramme> Programmes)
{
    /// <summary>The measures of the plan with what was reported on each; what was not sent, or was returned, is not in it.</summary>
    public static IReadOnlyList<ConsolidatedProgramme> Tree(
        IReadOnlyList<PlanProgramme> programmes, IReadOnlyList<ReportState> reports, KeyRing keys) =>
    [
        .. programmes.Select(programme => new ConsolidatedProgramme(
            programme.Title,
            [
                .. programme.Tasks.Select(task => new ConsolidatedTask(
                    task.Number,
                    task.Title,
                    [.. task.Measures.Select(measure => new ConsolidatedMeasure(measure, Units(measure, reports, keys)))])),
            ])),
    ];

    /// <summary>Whether a report counts: it was sent and not returned since.</summary>
    public static bool Counts(ReportState report) => report.Status is ReportStatus.Submitted or ReportStatus.Accepted;

    private static IReadOnlyList<UnitProgress> Units(PlanMeasure measure, IReadOnlyList<ReportState> reports, KeyRing keys) =>
    [
        .. from report in reports
           let asked = report.Requested!
           from one in asked.Measures
           where one.MeasureId == measure.Id
           let before = ReportViewer.Find(asked.Previous, one)
           select new UnitProgress(
               asked.Unit.Name,
               Counts(report) ? ReportViewer.Read(ReportViewer.Find(report.Entries, one), one, keys) : null,
               before is null ? null : ReportViewer.Read(before, one, keys),
               report.IsLate),
    ];
}

/// <summary>重点工程.</summary>
internal sealed record ConsolidatedProgramme(string Title, IReadOnlyList<ConsolidatedTask> Tasks);

/// <summary>任务.</summary>
internal sealed record ConsolidatedTask(int? Number, string Title, IReadOnlyList<ConsolidatedMeasure> Measures);

/// <summary>举措, with what its responsible units say.</summary>
internal sealed record ConsolidatedMeasure(PlanMeasure Measure, IReadOnlyList<UnitProgress> Units);

/// <summary>What one unit says about one measure.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Now">What it says; null when it has not reported.</param>
/// <param name="Before">What it said in the round before; null where there was none.</param>
/// <param name="IsLate">Whether it reported after the due day.</param>
internal sealed record UnitProgress(string Unit, EntryWords? Now, EntryWords? Before, bool IsLate);
