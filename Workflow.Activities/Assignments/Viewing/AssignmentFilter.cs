using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Calendars;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Which assignments; what is null does not matter.</summary>
/// <param name="Plan">Work plan.</param>
/// <param name="Programme">重点工程, by its id in the plan.</param>
/// <param name="Unit">牵头单位: organisation code.</param>
/// <param name="Status">See <see cref="AssignmentStatus"/>.</param>
/// <param name="Light">See <see cref="Calendars.Light"/>.</param>
/// <param name="Search">Part of the measure or of the 文号.</param>
/// <param name="Year">The plan's year.</param>
/// <param name="Measure">举措, by its id in the plan.</param>
public sealed record AssignmentFilter(
    string? Plan = null,
    string? Programme = null,
    string? Unit = null,
    string? Status = null,
    string? Light = null,
    string? Search = null,
    int? Year = null,
    string? Measure = null);

/// <summary>Searches the rows.</summary>
internal static class AssignmentSearch
{
    public static IQueryable<AssignmentRow> Matching(this IQueryable<AssignmentRow> rows, AssignmentFilter filter, LightCutoffs cutoffs)
    {
        rows = filter.Year is { } year ? rows.Where(row => row.PlanYear == year) : rows;
        rows = filter.Plan is { Length: > 0 } plan ? rows.Where(row => row.PlanId == plan) : rows;
        rows = filter.Programme is { Length: > 0 } programme ? rows.Where(row => row.ProgrammeId == programme) : rows;
        rows = filter.Measure is { Length: > 0 } measure ? rows.Where(row => row.MeasureId == measure) : rows;
        rows = filter.Unit is { Length: > 0 } lead ? rows.Where(row => row.Unit == lead) : rows;
        rows = filter.Status is { Length: > 0 } status ? rows.Where(row => row.Status == status) : rows;
        rows = filter.Search?.Trim() is { Length: > 0 } search
            ? rows.Where(row => row.Text.Contains(search) || row.Number!.Contains(search))
            : rows;
        return filter.Light switch
        {
            Light.Red => rows.Reached(cutoffs.Red),
            Light.Yellow => rows.Calm(cutoffs.Red).Reached(cutoffs.Yellow),
            Light.Green => rows.Calm(cutoffs.Red).Calm(cutoffs.Yellow),
            _ => rows,
        };
    }

    private static IQueryable<AssignmentRow> Reached(this IQueryable<AssignmentRow> rows, LightClocks at) => rows.Where(row =>
        row.IsLate
        || row.Clocks.Deadline <= at.Deadline
        || row.Clocks.Milestone <= at.Milestone
        || row.Clocks.Signature <= at.Signature
        || row.Clocks.Feedback <= at.Feedback
        || row.Clocks.Planning <= at.Planning);

    private static IQueryable<AssignmentRow> Calm(this IQueryable<AssignmentRow> rows, LightClocks at) => rows.Where(row =>
        !row.IsLate
        && row.Clocks.Deadline > at.Deadline
        && row.Clocks.Milestone > at.Milestone
        && row.Clocks.Signature > at.Signature
        && row.Clocks.Feedback > at.Feedback
        && row.Clocks.Planning > at.Planning);
}
