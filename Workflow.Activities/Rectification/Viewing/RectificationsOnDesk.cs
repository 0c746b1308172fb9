using Marten;
using Workflow.Activities.Desk;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>Rectifications that units owe a plan or a report on, and those that wait to be verified.</summary>
internal sealed class RectificationsOnDesk(IOrganisations organisations) : IDeskSource
{
    private static readonly string[] Owed = [.. RectificationStatus.Owed];

    public IReadOnlyList<DeskPile> Piles =>
    [
        Pile(DeskSection.Overdue, "rectifications.overdue", reading => reading.Rows.Query<RectificationRow>()
            .Where(row => row.Status.IsOneOf(Owed) && row.DueOn < reading.Today)),
        Pile(DeskSection.DueSoon, "rectifications.due", reading => reading.Rows.Query<RectificationRow>()
            .Where(row => row.Status.IsOneOf(Owed) && row.DueOn >= reading.Today && row.DueOn <= reading.Soon)),
        Pile(DeskSection.ToReview, "rectifications.to-verify", reading => reading.Rows.Query<RectificationRow>()
            .Where(row => row.Status == RectificationStatus.Reported)),
    ];

    private DeskPile Pile(string section, string what, Func<DeskReading, IQueryable<RectificationRow>> rows) => DeskPile.Of(
        section,
        what,
        reading => rows(reading).OrderBy(row => row.DueOn).ThenBy(row => row.Id),
        row => new DeskItem(
            "rectification", row.Id, row.Matter.Text, organisations.NameOf(row.Unit), row.DueOn));
}
