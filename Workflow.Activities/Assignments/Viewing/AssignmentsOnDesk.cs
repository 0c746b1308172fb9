using Marten;
using Workflow.Activities.Desk;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Assignments that units owe, and those that wait for review.</summary>
internal sealed class AssignmentsOnDesk(IOrganisations organisations) : IDeskSource
{
    private static readonly string[] Owed =
        [.. AssignmentStatus.All.Except([AssignmentStatus.Submitted, AssignmentStatus.Closed])];

    public IReadOnlyList<DeskPile> Piles =>
    [
        Pile(DeskSection.Overdue, "assignments.overdue", reading => reading.Rows.Query<AssignmentRow>()
            .Where(row => row.Status.IsOneOf(Owed) && row.Deadline < reading.Today)),
        Pile(DeskSection.DueSoon, "assignments.due", reading => reading.Rows.Query<AssignmentRow>()
            .Where(row => row.Status.IsOneOf(Owed) && row.Deadline >= reading.Today && row.Deadline <= reading.Soon)),
        Pile(DeskSection.ToReview, "assignments.to-review", reading => reading.Rows.Query<AssignmentRow>()
            .Where(row => row.Status == AssignmentStatus.Submitted)),
    ];

    private DeskPile Pile(string section, string what, Func<DeskReading, IQueryable<AssignmentRow>> rows) => DeskPile.Of(
        section,
        what,
        reading => rows(reading).OrderBy(row => row.Deadline).ThenBy(row => row.Id),
        row => new DeskItem("assignment", row.Id, row.Text, organisations.NameOf(row.Unit), row.Deadline));
}
