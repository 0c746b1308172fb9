using Marten;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tickets.Figures;
using Workflow.Activities.Tickets.Kinds;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>Counts what the caller may read, so that every number equals the list it leads to.</summary>
internal sealed class GetTicketBoardHandler(IUnitOfWorkFactory units, TicketKinds kinds, TicketViewer viewer)
    : IRequestHandler<GetTicketBoard, TicketBoard>
{
    private const int MostMonths = 12;
    private const int MostRows = 50_000;

    public async Task<TicketBoard> Handle(GetTicketBoard request, CancellationToken cancellationToken)
    {
        var kind = kinds.Find(request.Kind) ?? throw Refusals.NotFound("ticket.kind-unknown", "没有这类工单，请从列表中选择。");
        await using var unit = await units.BeginAsync(TicketRowsOf.Origin(request.Caller, "ticket-board"), cancellationToken);
        var counted = await TicketCounting.CountAsync(unit.Query, request.Caller, unit.Origin.Tenant, kind.Code, unit.Now, cancellationToken);
        var (totals, today) = (counted.Totals, ChinaTime.DayOf(unit.Now));
        return new TicketBoard(
            kind,
            totals.Total,
            totals.Open,
            totals.Overdue,
            totals.Closed,
            totals.Favourable,
            totals.StepsDone > 0 ? Math.Round(100m * totals.StepsInTime / totals.StepsDone, 1) : null,
            totals.MedianDays is { } days ? Math.Round(days, 1) : null,
            counted.Results ?? [],
            Months(counted.Months ?? [], new DateOnly(today.Year, today.Month, 1)),
            [.. (counted.Units ?? []).Select(each => new UnitCount(viewer.UnitOf(each.Unit), each.Open, each.Overdue))],
            await FiguresAsync(unit.Query, request.Caller, kind, cancellationToken));
    }

    /// <summary>The last twelve months from the first in which there was something, months with nothing too.</summary>
    internal static IReadOnlyList<MonthCount> Months(IReadOnlyList<MonthCount> counted, DateOnly last)
    {
        var known = counted.ToDictionary(month => month.Month);
        return
        [
            .. Enumerable.Range(0, MostMonths).Select(back => last.AddMonths(back - MostMonths + 1))
                .Select(month => known.GetValueOrDefault(month) ?? new MonthCount(month, 0, 0))
                .SkipWhile(month => month is { Opened: 0, Closed: 0 }),
        ];
    }

    private static async Task<IReadOnlyList<FigureSeries>> FiguresAsync(
        IQuerySession session, Caller caller, TicketKind kind, CancellationToken cancellation)
    {
        var (series, live) = (new List<FigureSeries>(), Tenants.Live.ToArray());
        foreach (var figure in kind.Figures ?? [])
        {
            IQueryable<FigureRow> rows = session.Query<FigureRow>();
            rows = caller.Oversees && caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows;
            rows = caller.Oversees ? rows : rows.Where(row => row.Unit == caller.Organisation);
            var found = await rows.Where(row => row.Figure == figure.Code).OrderBy(row => row.Id).Take(MostRows).ToListAsync(cancellation);
            series.Add(new FigureSeries(
                figure,
                [
                    .. found.GroupBy(row => row.On).OrderBy(day => day.Key).Select(day =>
                    {
                        // Of several values of a unit for one day the last recorded counts.
                        var latest = day.GroupBy(row => row.Unit).Select(unit => unit.Last().Value).ToList();
                        return new FigurePoint(day.Key, Math.Round(latest.Average(), 2), latest.Count);
                    }),
                ]));
        }

        return series;
    }
}
