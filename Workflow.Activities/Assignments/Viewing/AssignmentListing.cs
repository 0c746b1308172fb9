using Marten;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Reads the list of assignments and its numbers, as a caller may see them.</summary>
internal sealed class AssignmentListing(AssignmentViewer viewer)
{
    private const int Most = 200;

    /// <summary>The rows; null when there are none for the caller.</summary>
    public static IQueryable<AssignmentRow>? Rows(IUnitOfWork unit, Caller caller, AssignmentFilter filter, LightCutoffs cutoffs) =>
        unit.Session.VisibleTo(caller)?.Matching(filter, cutoffs);

    /// <summary>A page of them, those due first in front.</summary>
    public async Task<IReadOnlyList<AssignmentSummary>> PageAsync(
        IQueryable<AssignmentRow> rows, LightCutoffs cutoffs, int skip, int take, CancellationToken cancellation)
    {
        var page = await rows
            .OrderBy(row => row.Clocks.Deadline)
            .ThenBy(row => row.Id)
            .Skip(Math.Max(0, skip))
            .Take(Math.Clamp(take, 0, Most))
            .ToListAsync(cancellation);
        return [.. page.Select(row => viewer.Show(row, cutoffs))];
    }

    /// <summary>Their numbers by light and status.</summary>
    public static async Task<AssignmentCounts> CountAsync(
        IUnitOfWork unit, Caller caller, AssignmentFilter filter, LightCutoffs cutoffs, CancellationToken cancellation)
    {
        var counted = caller.Oversees || caller.Is(Roles.Clerk)
            ? await AssignmentCounting.CountAsync(unit.Query, caller, unit.Origin.Tenant, filter, cutoffs, cancellation)
            : [];
        return new AssignmentCounts(
            Sum(counted),
            Light.All.ToDictionary(light => light, light => Sum(counted.Where(each => each.Light == light && Is(each.Status, filter.Status)))),
            AssignmentStatus.All.ToDictionary(
                status => status, status => Sum(counted.Where(each => each.Status == status && Is(each.Light, filter.Light)))),
            counted.Sum(each => each.Issued));

        static int Sum(IEnumerable<LightAndStatus> counts) => counts.Sum(each => each.Count);

        static bool Is(string word, string? wanted) => string.IsNullOrEmpty(wanted) || word == wanted;
    }
}
