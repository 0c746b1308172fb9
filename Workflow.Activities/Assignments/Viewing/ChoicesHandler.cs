using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>What a caller's list can be narrowed to.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Year">Only of plans of this year; of all when null.</param>
public sealed record ListAssignmentChoices(Caller Caller, int? Year = null) : IRequest<AssignmentChoices>;

/// <summary>Plans with their programmes, and lead units, of the assignments a caller may read.</summary>
/// <param name="Programmes">重点工程, by plan.</param>
/// <param name="Units">牵头单位, by name.</param>
public sealed record AssignmentChoices(IReadOnlyList<ProgrammeChoice> Programmes, IReadOnlyList<AssignmentUnit> Units);

/// <summary>A programme of a plan.</summary>
public sealed record ProgrammeChoice(string PlanId, string PlanTitle, string ProgrammeId, string Programme);

/// <summary>Finds them.</summary>
internal sealed class ListAssignmentChoicesHandler(IUnitOfWorkFactory units, AssignmentViewer viewer)
    : IRequestHandler<ListAssignmentChoices, AssignmentChoices>
{
    public async Task<AssignmentChoices> Handle(ListAssignmentChoices request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(AssignmentRowsOf.Origin(request.Caller, "list-assignment-choices"), cancellationToken);
        if (unit.Session.VisibleTo(request.Caller) is not { } visible)
        {
            return new AssignmentChoices([], []);
        }

        visible = request.Year is { } year ? visible.Where(row => row.PlanYear == year) : visible;

        // A programme's and a plan's titles are the same in all their rows: one row of each tells them.
        var places = await visible
            .Select(row => new { row.PlanId, row.ProgrammeId })
            .Distinct()
            .ToListAsync(cancellationToken);
        var programmes = new List<ProgrammeChoice>();
        foreach (var (plan, programme) in places.Select(place => (place.PlanId, place.ProgrammeId)))
        {
            var row = await visible.FirstAsync(row => row.PlanId == plan && row.ProgrammeId == programme, cancellationToken);
            programmes.Add(new ProgrammeChoice(plan, row.PlanTitle, programme, row.Programme));
        }

        var leads = await visible.Select(row => row.Unit).Distinct().ToListAsync(cancellationToken);
        return new AssignmentChoices(
            [.. programmes.OrderByDescending(each => each.PlanId, StringComparer.Ordinal).ThenBy(each => each.ProgrammeId, StringComparer.Ordinal)],
            [.. leads.Order(StringComparer.Ordinal).Select(code => new AssignmentUnit(code, viewer.NameOf(code)))]);
    }
}
