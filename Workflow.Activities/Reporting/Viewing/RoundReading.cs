using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting.Viewing;

/// <summary>Lists rounds, the newest first: the tenant's own; the province's staff see the cities' too.</summary>
internal sealed class ListRoundsHandler(IUnitOfWorkFactory units, ReportViewer viewer)
    : IRequestHandler<ListRounds, Page<RoundSummary>>
{
    private const int Most = 200;

    public async Task<Page<RoundSummary>> Handle(ListRounds request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        if (!caller.Oversees)
        {
            throw Refusals.Forbidden("report.office-only", "报送轮次由统筹人员查看，单位请查看本单位的进展报送。");
        }

        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Tenant), "list-report-rounds"), cancellationToken);
        var live = Tenants.Live.ToArray();
        IQueryable<RoundRow> rows = unit.Session.Query<RoundRow>();
        rows = caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows;
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        var ids = page.Select(row => row.Id).ToArray();
        var reports = (await unit.Session.Query<ReportRow>()
            .Where(row => row.TenantIsOneOf(live) && row.RoundId.IsOneOf(ids))
            .ToListAsync(cancellationToken)).ToLookup(row => row.RoundId);
        return new Page<RoundSummary>([.. page.Select(row => viewer.Show(row, [.. reports[row.Id]]))], total);
    }
}

/// <summary>Shows one round with its reports.</summary>
internal sealed class GetRoundHandler(IUnitOfWorkFactory units, ReportViewer viewer) : IRequestHandler<GetRound, RoundView>
{
    public async Task<RoundView> Handle(GetRound request, CancellationToken cancellationToken)
    {
        var (caller, id) = (request.Caller, request.RoundId);
        var tenant = ReportIds.TenantOf(id) ?? throw Refusals.NotFound("report-round.unknown", "没有找到这一轮报送。");
        await using var unit = await units.BeginAsync(new Origin(caller.In(tenant), id), cancellationToken);
        var found = await unit.LoadAsync<RoundState>(ReportIds.RoundStream(id), cancellationToken);
        var state = ReportAccess.Require(caller, tenant, found);
        var round = await unit.Session.LoadAsync<RoundRow>(id, cancellationToken)
            ?? throw Refusals.NotFound("report-round.unknown", "没有找到这一轮报送。");
        var reports = await unit.Session.Query<ReportRow>().Where(row => row.RoundId == id)
            .OrderBy(row => row.Unit).ToListAsync(cancellationToken);
        var summary = viewer.Show(round, reports);
        return new RoundView(summary)
        {
            Reports = [.. reports.Where(report => RoundLists.IsIn(request.Show, report)).Select(viewer.Show)],
            Unreached = state.Opened!.Unreached,
            Reminders = [.. state.Reminders.Select(each => new ReminderView(each.At, each.Units.Count))],
            MayConsolidate = ReportAccess.IsOffice(caller, tenant)
                && state.Status != RoundStatus.Consolidated
                && summary.Counts.ToReview == 0
                && (summary.Counts.Owed == 0 || state.Status == RoundStatus.Ended),
        };
    }
}
