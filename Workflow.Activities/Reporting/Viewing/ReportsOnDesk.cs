using Marten;
using Workflow.Activities.Desk;

namespace Workflow.Activities.Reporting.Viewing;

/// <summary>Progress reports that units owe, that wait for review, and rounds that can be consolidated.</summary>
internal sealed class ReportsOnDesk : IDeskSource
{
    private static readonly string[] Owed = [.. ReportStatus.All.Where(ReportStatus.IsOwed)];

    public IReadOnlyList<DeskPile> Piles =>
    [
        Pile(DeskSection.Overdue, "reports.missing", reading => reading.Rows.Query<ReportRow>()
            .Where(row => row.Status.IsOneOf(Owed) && !row.IsEnded && row.DueOn < reading.Today)),
        Pile(DeskSection.DueSoon, "reports.owed", reading => reading.Rows.Query<ReportRow>()
            .Where(row => row.Status.IsOneOf(Owed) && row.DueOn >= reading.Today && row.DueOn <= reading.Soon)),
        Pile(DeskSection.ToReview, "reports.to-review", reading => reading.Rows.Query<ReportRow>()
            .Where(row => row.Status == ReportStatus.Submitted && !row.IsEnded)),
        DeskPile.Of(
            DeskSection.ToSend,
            "rounds.to-consolidate",
            reading => reading.Rows.Query<RoundRow>()
                .Where(row => row.Status == RoundStatus.Ended).OrderBy(row => row.DueOn).ThenBy(row => row.Id),
            row => new DeskItem("round", row.Id, $"{row.Period.Name}进展报送　{row.PlanTitle}", null, row.DueOn)),
    ];

    private static DeskPile Pile(string section, string what, Func<DeskReading, IQueryable<ReportRow>> rows) => DeskPile.Of(
        section,
        what,
        reading => rows(reading).OrderBy(row => row.DueOn).ThenBy(row => row.Id),
        row => new DeskItem("report", row.Id, $"{row.Period.Name}工作进展　{row.PlanTitle}", row.UnitName, row.DueOn));
}
