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
        var visible = unit.Query.VisibleTo(request.Caller);
        var rows = visible is null ? [] : await visible.Where(row => row.Kind == kind.Code)
            .OrderByDescending(row => row.OpenedAt).Take(MostRows).ToListAsync(cancellationToken);
        var closed = rows.Where(row => row.Status == TicketStatus.Closed).ToList();
        return new TicketBoard(
            kind,
            rows.Count,
            rows.Count(row => row.Status == TicketStatus.Open),
            rows.Count(row => row.DueAt < unit.Now),
            closed.Count,
            closed.Count(row => row.IsFavourable),
            InTime(rows),
            Median([.. closed.Select(row => (decimal)(row.EndedAt!.Value - row.OpenedAt).TotalDays)]),
            [
                .. closed.GroupBy(row => row.Result!).Select(group => new NamedCount(group.Key, group.Count()))
                    .OrderByDescending(each => each.Count).ThenBy(each => each.Name, StringComparer.Ordinal),
            ],
            Months(rows, ChinaTime.DayOf(unit.Now)),
            Units(rows, unit.Now),
            await FiguresAsync(unit.Query, request.Caller, kind, cancellationToken));
    }

    private static decimal? InTime(IReadOnlyList<TicketRow> rows) => rows.Sum(row => row.StepsDone) is > 0 and var done
        ? Math.Round(100m * rows.Sum(row => row.StepsInTime) / done, 1)
        : null;

    internal static decimal? Median(IReadOnlyList<decimal> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0
            ? null
            : Math.Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, 1);
    }

    private static IReadOnlyList<MonthCount> Months(IReadOnlyList<TicketRow> rows, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        var opened = rows.CountBy(row => MonthOf(row.OpenedAt)).ToDictionary();
        var closed = rows.Where(row => row.Status == TicketStatus.Closed).CountBy(row => MonthOf(row.EndedAt!.Value)).ToDictionary();
        return
        [
            .. Enumerable.Range(0, MostMonths).Select(back => first.AddMonths(back - MostMonths + 1))
                .Select(month => new MonthCount(month, opened.GetValueOrDefault(month), closed.GetValueOrDefault(month)))
                .SkipWhile(month => month is { Opened: 0, Closed: 0 }),
        ];
    }

    private static DateOnly MonthOf(DateTimeOffset moment) => ChinaTime.DayOf(moment) is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    private List<UnitCount> Units(IReadOnlyList<TicketRow> rows, DateTimeOffset now) =>
    [
        .. rows.SelectMany(row => row.Open).GroupBy(step => step.Organisation)
            .Select(group => new UnitCount(viewer.UnitOf(group.Key), group.Count(), group.Count(step => step.DueAt < now)))
            .OrderByDescending(each => each.Overdue).ThenByDescending(each => each.Open).ThenBy(each => each.Unit.Code, StringComparer.Ordinal),
    ];

    private static async Task<IReadOnlyList<FigureSeries>> FiguresAsync(
        IQuerySession session, Caller caller, TicketKind kind, CancellationToken cancellation)
    {
        var (series, live) = (new List<FigureSeries>(), Tenants.Live.ToArray());
        foreach (var figure in kind.Figures ?? [])
        {
            IQueryable<FigureRow> rows = session.Query<FigureRow>();
            rows = TicketAccess.Oversees(caller) && caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows;
            rows = TicketAccess.Oversees(caller) ? rows : rows.Where(row => row.Unit == caller.Organisation);
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
