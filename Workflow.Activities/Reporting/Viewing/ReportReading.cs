using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting.Viewing;

/// <summary>Lists the reports of a clerk's own unit, whoever's office asks for them.</summary>
internal sealed class ListReportsHandler(IUnitOfWorkFactory units, ReportViewer viewer)
    : IRequestHandler<ListReports, Page<ReportSummary>>
{
    private const int Most = 200;

    public async Task<Page<ReportSummary>> Handle(ListReports request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        if (!caller.Is(Roles.Clerk))
        {
            return new Page<ReportSummary>([], 0);
        }

        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Tenant), "list-reports"), cancellationToken);
        var (organisation, live) = (caller.Organisation, Tenants.Live.ToArray());
        var rows = unit.Session.Query<ReportRow>().Where(row => row.TenantIsOneOf(live) && row.Unit == organisation);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<ReportSummary>([.. page.Select(viewer.Show)], total);
    }
}

/// <summary>Shows one report.</summary>
internal sealed class GetReportHandler(IUnitOfWorkFactory units, ReportViewer viewer) : IRequestHandler<GetReport, ReportView>
{
    public async Task<ReportView> Handle(GetReport request, CancellationToken cancellationToken)
    {
        var (caller, id) = (request.Caller, request.ReportId);
        var tenant = ReportIds.TenantOf(id) ?? throw ReportAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(caller.In(tenant), id), cancellationToken);
        var found = await unit.LoadAsync<ReportState>(ReportIds.ReportStream(id), cancellationToken);
        var state = ReportAccess.Require(caller, tenant, found);
        var round = await unit.LoadAsync<RoundState>(ReportIds.RoundStream(state.Requested!.RoundId), cancellationToken);
        return await viewer.ShowAsync(caller, tenant, state, round.State, cancellationToken);
    }
}
