using Workflow.Activities.Organisations;
using Workflow.Activities.WorkPlans;

namespace Workflow.Activities.Reporting.Opening;

/// <summary>Who reports on what.</summary>
/// <param name="Units">Each unit with its measures, in the order in which the plan first names it.</param>
/// <param name="Unreached">Names of responsible units that no organisation reports for.</param>
internal sealed record Assignment(
    IReadOnlyList<(ReportUnit Unit, IReadOnlyList<ReportMeasure> Measures)> Units,
    IReadOnlyList<string> Unreached)
{
    /// <summary>Role of the organisation that reports for its division.</summary>
    private const string Bureau = "data";

    /// <summary>
    /// The responsible units of a plan: an organisation reports for itself, a province or city through its data bureau.
    /// Assisting units report to those they assist.
    /// </summary>
    public static Assignment Of(IReadOnlyList<PlanProgramme> programmes, IReadOnlyCollection<Organisation> organisations)
    {
        var named =
            from programme in programmes
            from task in programme.Tasks
            from measure in task.Measures
            from unit in measure.Units
            where unit.Role == PlanUnitRoles.Responsible
            select (Unit: unit, Reporter: ReporterFor(unit.Code, organisations), Measure: Asked(programme, task, measure));
        var all = named.ToList();
        return new Assignment(
            [
                .. all.Where(one => one.Reporter is not null).GroupBy(one => one.Reporter!.Code).Select(group => (
                    new ReportUnit(group.Key, group.First().Reporter!.Name),
                    (IReadOnlyList<ReportMeasure>)[.. group.Select(one => one.Measure).DistinctBy(measure => measure.MeasureId)])),
            ],
            [.. all.Where(one => one.Reporter is null).Select(one => one.Unit.Name).Distinct()]);
    }

    /// <summary>The organisation that reports for a unit of a plan; null when there is none.</summary>
    public static Organisation? ReporterFor(string code, IReadOnlyCollection<Organisation> organisations) =>
        organisations.FirstOrDefault(each => each.Code == code)
        ?? organisations.FirstOrDefault(each => each.Division == code && each.Role == Bureau);

    private static ReportMeasure Asked(PlanProgramme programme, PlanTask task, PlanMeasure measure) => new(
        measure.Id, programme.Title, task.Number, task.Title, measure.Text, measure.Deadline, measure.Targets);
}
