using Marten;
using Workflow.Activities.Calendars;
using Workflow.Activities.Desk;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>Tickets of which a unit owes something.</summary>
internal sealed class TicketsOnDesk(IOrganisations organisations) : IDeskSource
{
    public IReadOnlyList<DeskPile> Piles =>
    [
        Pile(DeskSection.Overdue, "tickets.overdue", (rows, today, _) => rows.Where(row => row.DueAt < today)),
        Pile(DeskSection.DueSoon, "tickets.due", (rows, today, soon) => rows.Where(row => row.DueAt >= today && row.DueAt <= soon)),
    ];

    private DeskPile Pile(
        string section, string what, Func<IQueryable<TicketRow>, DateTimeOffset, DateTimeOffset, IQueryable<TicketRow>> which) =>
        DeskPile.Of(
            section,
            what,
            reading => which(
                    reading.Rows.Query<TicketRow>(),
                    ChinaTime.At(reading.Today, TimeOnly.MinValue).ToUniversalTime(),
                    ChinaTime.EndOf(reading.Soon).ToUniversalTime())
                .OrderBy(row => row.DueAt).ThenBy(row => row.Id),
            row => new DeskItem("ticket", row.Id, $"{row.Title}：{Waiting(row)}", UnitOf(row), ChinaTime.DayOf(row.DueAt)));

    private static string Waiting(TicketRow row) => string.Join('、', row.Open.Select(step => step.Name).Distinct());

    private string? UnitOf(TicketRow row) => row.Open.OrderBy(step => step.DueAt).FirstOrDefault() is { } step
        ? organisations.NameOf(step.Organisation)
        : null;
}
