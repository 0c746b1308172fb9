using Marten;
using MediatR;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Lists them, those due first in front.</summary>
internal sealed class ListAssignmentsHandler(IUnitOfWorkFactory units, AssignmentListing listing, LightRules rules)
    : IRequestHandler<ListAssignments, Page<AssignmentSummary>>
{
    public async Task<Page<AssignmentSummary>> Handle(ListAssignments request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(AssignmentRowsOf.Origin(request.Caller, "list-assignments"), cancellationToken);
        var cutoffs = rules.Now();
        return AssignmentListing.Rows(unit, request.Caller, request.Filter, cutoffs) is { } rows
            ? new Page<AssignmentSummary>(
                await listing.PageAsync(rows, cutoffs, request.Skip, request.Take, cancellationToken), await rows.CountAsync(cancellationToken))
            : new Page<AssignmentSummary>([], 0);
    }
}

/// <summary>Lists them with their numbers, of which one is the list's length: a year's rows are counted once.</summary>
internal sealed class BrowseAssignmentsHandler(IUnitOfWorkFactory units, AssignmentListing listing, LightRules rules)
    : IRequestHandler<BrowseAssignments, AssignmentBrowsing>
{
    public async Task<AssignmentBrowsing> Handle(BrowseAssignments request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(AssignmentRowsOf.Origin(request.Caller, "browse-assignments"), cancellationToken);
        var cutoffs = rules.Now();
        var counts = await AssignmentListing.CountAsync(unit, request.Caller, request.Filter, cutoffs, cancellationToken);
        var page = AssignmentListing.Rows(unit, request.Caller, request.Filter, cutoffs) is { } rows
            ? await listing.PageAsync(rows, cutoffs, request.Skip, request.Take, cancellationToken)
            : [];
        return new AssignmentBrowsing(new Page<AssignmentSummary>(page, counts.Found(request.Filter)), counts);
    }
}

/// <summary>Counts them.</summary>
internal sealed class CountAssignmentsHandler(IUnitOfWorkFactory units, LightRules rules)
    : IRequestHandler<CountAssignments, AssignmentCounts>
{
    public async Task<AssignmentCounts> Handle(CountAssignments request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(AssignmentRowsOf.Origin(request.Caller, "count-assignments"), cancellationToken);
        return await AssignmentListing.CountAsync(unit, request.Caller, request.Filter, rules.Now(), cancellationToken);
    }
}
