using Marten;
using Workflow.Activities.Desk;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.Notices.Viewing;

/// <summary>Notices that wait for the office, and those that units have not answered.</summary>
internal sealed class NoticesOnDesk(IOrganisations organisations) : IDeskSource
{
    private static readonly string[] Unanswered = [NoticeStatus.Issued, NoticeStatus.Received];

    public IReadOnlyList<DeskPile> Piles =>
    [
        Pile(DeskSection.Overdue, "notices.unanswered", reading => reading.Rows.Query<NoticeRow>()
            .Where(row => row.Status.IsOneOf(Unanswered) && row.Deadline < reading.Today)),
        Pile(DeskSection.DueSoon, "notices.due", reading => reading.Rows.Query<NoticeRow>()
            .Where(row => row.Status.IsOneOf(Unanswered) && row.Deadline >= reading.Today && row.Deadline <= reading.Soon)),
        Pile(DeskSection.ToReview, "notices.to-approve", reading => reading.Rows.Query<NoticeRow>()
            .Where(row => row.Status == NoticeStatus.Submitted)),
        Pile(DeskSection.ToSend, "notices.drafts", reading => reading.Rows.Query<NoticeRow>()
            .Where(row => row.Status == NoticeStatus.Draft)),
        Pile(DeskSection.ToSend, "notices.to-issue", reading => reading.Rows.Query<NoticeRow>()
            .Where(row => row.Status == NoticeStatus.Approved)),
    ];

    private DeskPile Pile(string section, string what, Func<DeskReading, IQueryable<NoticeRow>> rows) => DeskPile.Of(
        section,
        what,
        reading => rows(reading).OrderBy(row => row.Deadline).ThenBy(row => row.Id),
        row => new DeskItem("notice", row.Id, row.Title, organisations.NameOf(row.Unit), row.Deadline));
}
