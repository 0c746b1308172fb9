using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Measuring;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Viewing;

/// <summary>Lists what rounds can be judged by.</summary>
internal sealed class ListIndicatorSystemsHandler(IndicatorSystems systems, IEnumerable<IIndicatorSource> sources)
    : IRequestHandler<ListIndicatorSystems, IndicatorSystemList>
{
    public Task<IndicatorSystemList> Handle(ListIndicatorSystems request, CancellationToken cancellationToken) =>
        Task.FromResult(new IndicatorSystemList(
            systems.All,
            [.. sources.Select(each => new MeasuredSource(Indicator.EnginePrefix + each.Name, each.Description)).OrderBy(each => each.Source, StringComparer.Ordinal)],
            EvaluationAccess.IsOffice(request.Caller, request.Caller.Tenant)));
}

/// <summary>Lists rounds: the office's own, for the province's those of every city, for a unit those it is judged in.</summary>
internal sealed class ListEvaluationsHandler(IUnitOfWorkFactory units) : IRequestHandler<ListEvaluations, Page<EvaluationSummary>>
{
    private const int Most = 200;

    public async Task<Page<EvaluationSummary>> Handle(ListEvaluations request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        var tenant = caller.Home;
        await using var unit = await units.BeginAsync(new Origin(caller.In(tenant), "list-evaluations"), cancellationToken);
        var rows = VisibleTo(unit.Query, caller);
        rows = request.Status is { } status ? rows.Where(row => row.Status == status) : rows;
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderByDescending(row => row.OpenedAt).ThenBy(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<EvaluationSummary>([.. page.Select(row => EvaluationViewer.Show(row, caller.Oversees))], total);
    }

    private static IQueryable<EvaluationRow> VisibleTo(IQuerySession session, Caller caller)
    {
        IQueryable<EvaluationRow> rows = session.Query<EvaluationRow>();
        var (organisation, live) = (caller.Organisation, Tenants.Live.ToArray());
        return caller.Oversees
            ? caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows
            : rows.Where(row => row.TenantIsOneOf(live) && row.Units.Contains(organisation));
    }
}

/// <summary>Finds rounds for whoever may read them.</summary>
internal sealed class EvaluationFinder(IUnitOfWorkFactory units)
{
    public async Task<(string Tenant, EvaluationState State)> FindAsync(Caller caller, string id, CancellationToken cancellation)
    {
        var tenant = EvaluationId.TenantOf(id) ?? throw EvaluationAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(caller.In(tenant), id), cancellation);
        var found = await unit.LoadAsync<EvaluationState>(EvaluationId.Stream(id), cancellation);
        return (tenant, EvaluationAccess.Require(caller, tenant, found));
    }
}

/// <summary>Shows one round.</summary>
internal sealed class GetEvaluationHandler(EvaluationFinder finder) : IRequestHandler<GetEvaluation, EvaluationView>
{
    public async Task<EvaluationView> Handle(GetEvaluation request, CancellationToken cancellationToken)
    {
        var (tenant, state) = await finder.FindAsync(request.Caller, request.Id, cancellationToken);
        return EvaluationViewer.Show(request.Caller, tenant, state);
    }
}

/// <summary>Shows a unit's sheet.</summary>
internal sealed class GetUnitSheetHandler(EvaluationFinder finder, SheetViewer viewer) : IRequestHandler<GetUnitSheet, UnitSheetView>
{
    public async Task<UnitSheetView> Handle(GetUnitSheet request, CancellationToken cancellationToken)
    {
        var (tenant, state) = await finder.FindAsync(request.Caller, request.Id, cancellationToken);
        EvaluationAccess.RequireSheet(request.Caller, tenant, state, request.Unit);
        return await viewer.ShowAsync(request.Caller, tenant, state, request.Unit, cancellationToken);
    }
}
