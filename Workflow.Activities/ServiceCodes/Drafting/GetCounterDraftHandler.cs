using MediatR;
using Workflow.Activities.Drafts;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes.Drafting;

/// <summary>Shows a draft to the clerk whose visit it belongs to.</summary>
internal sealed class GetCounterDraftHandler(IUnitOfWorkFactory units, CounterDraftKeeping keeping)
    : IRequestHandler<GetCounterDraft, CounterDraft>
{
    public async Task<CounterDraft> Handle(GetCounterDraft request, CancellationToken cancellationToken)
    {
        var (visit, scenario) = await keeping.RequireAsync(request.Caller, request.VisitId, request.Scenario, cancellationToken);
        var tenant = CounterDraftKeeping.TenantOf(request.Caller);
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), request.VisitId), cancellationToken);
        var row = await unit.Query.LoadAsync<DraftRow>(CounterDraftKeeping.IdOf(visit, scenario), cancellationToken);
        var draft = await keeping.OpenAsync(tenant, row, unit.Now, cancellationToken);
        return await keeping.ShowAsync(unit, request.Caller, visit, scenario, draft, CounterDraftKeeping.CompanyIn(scenario, draft?.Form), cancellationToken);
    }
}
