using Marten;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Finds what a list can be narrowed to, in one pass over its rows.</summary>
internal sealed class ListAssignmentChoicesHandler(IUnitOfWorkFactory units, AssignmentViewer viewer)
    : IRequestHandler<ListAssignmentChoices, AssignmentChoices>
{
    private const string Finding =
        """
        select to_jsonb(found)::text from (
          select plan_id as "planId", programme_id as "programmeId", unit, min(id) as id
          from workflow.mt_doc_assignmentrow d where {0}
          group by grouping sets ((plan_id, programme_id), (unit))
        ) found
        """;

    public async Task<AssignmentChoices> Handle(ListAssignmentChoices request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(AssignmentRowsOf.Origin(request.Caller, "list-assignment-choices"), cancellationToken);
        if (unit.Session.VisibleTo(request.Caller) is not { } visible)
        {
            return new AssignmentChoices([], []);
        }

        var where = AssignmentConditions.Of(request.Caller, unit.Origin.Tenant, new AssignmentFilter(Year: request.Year));
        var groups = await unit.Query.QueryJsonAsync<Group>(
            Finding.Replace("{0}", where.Sql, StringComparison.Ordinal), cancellationToken, [.. where.Values]);

        // A programme's and a plan's titles are the same in all their rows: one row of each tells them.
        var tellers = groups.Where(group => group.Unit is null).Select(group => group.Id).ToArray();
        var programmes = await visible.Where(row => row.Id.IsOneOf(tellers)).ToListAsync(cancellationToken);
        return new AssignmentChoices(
            [.. programmes
                .Select(row => new ProgrammeChoice(row.PlanId, row.PlanTitle, row.ProgrammeId, row.Programme))
                .OrderByDescending(each => each.PlanId, StringComparer.Ordinal)
                .ThenBy(each => each.ProgrammeId, StringComparer.Ordinal)],
            [.. groups
                .Select(group => group.Unit)
                .OfType<string>()
                .Order(StringComparer.Ordinal)
                .Select(code => new AssignmentUnit(code, viewer.NameOf(code)))]);
    }

    private sealed record Group(string? Unit, string Id);
}
