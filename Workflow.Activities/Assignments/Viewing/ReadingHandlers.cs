using Marten;
using MediatR;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Shows one assignment.</summary>
internal sealed class GetAssignmentHandler(IUnitOfWorkFactory units, AssignmentViewer viewer, LightRules rules)
    : IRequestHandler<GetAssignment, AssignmentView>
{
    public async Task<AssignmentView> Handle(GetAssignment request, CancellationToken cancellationToken)
    {
        var tenant = AssignmentId.TenantOf(request.Id) ?? throw AssignmentAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), request.Id), cancellationToken);
        var found = await unit.LoadAsync<AssignmentState>(AssignmentId.Stream(request.Id), cancellationToken);
        var state = AssignmentAccess.RequireReadable(request.Caller, tenant, found);
        return await viewer.ShowAsync(request.Caller, tenant, state, rules.Now(), cancellationToken);
    }
}

/// <summary>Lists them, those due first in front.</summary>
internal sealed class ListAssignmentsHandler(IUnitOfWorkFactory units, AssignmentViewer viewer, LightRules rules)
    : IRequestHandler<ListAssignments, Page<AssignmentSummary>>
{
    private const int Most = 200;

    public async Task<Page<AssignmentSummary>> Handle(ListAssignments request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(AssignmentRowsOf.Origin(request.Caller, "list-assignments"), cancellationToken);
        if (unit.Session.VisibleTo(request.Caller) is not { } visible)
        {
            return new Page<AssignmentSummary>([], 0);
        }

        var cutoffs = rules.Now();
        var rows = visible.Matching(request.Filter, cutoffs);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderBy(row => row.Clocks.Deadline)
            .ThenBy(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<AssignmentSummary>([.. page.Select(row => viewer.Show(row, cutoffs))], total);
    }
}

/// <summary>Counts them.</summary>
internal sealed class CountAssignmentsHandler(IUnitOfWorkFactory units, LightRules rules)
    : IRequestHandler<CountAssignments, AssignmentCounts>
{
    public async Task<AssignmentCounts> Handle(CountAssignments request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(AssignmentRowsOf.Origin(request.Caller, "count-assignments"), cancellationToken);
        var (caller, filter) = (request.Caller, request.Filter);
        var counted = caller.Oversees || caller.Is(Roles.Clerk)
            ? await AssignmentCounting.CountAsync(unit.Query, caller, unit.Origin.Tenant, filter, rules.Now(), cancellationToken)
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
