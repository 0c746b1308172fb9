using MediatR;
using Workflow.Activities.Drafts;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes.Drafting;

/// <summary>Empties a draft that became a case; the visit goes on to remember which.</summary>
internal sealed class CounterDraftFiledHandler(IUnitOfWorkFactory units, CounterDraftKeeping keeping)
    : IRequestHandler<CounterDraftFiled, Unit>
{
    public async Task<Unit> Handle(CounterDraftFiled request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        var (visit, scenario) = await keeping.RequireAsync(caller, request.VisitId, request.Scenario, cancellationToken);
        await using var unit = await units.BeginAsync(
            request.Context.In(CounterDraftKeeping.TenantOf(caller), request.VisitId), cancellationToken);
        var row = await unit.Query.LoadAsync<DraftRow>(CounterDraftKeeping.IdOf(visit, scenario), cancellationToken);
        if (row?.Key == request.Key)
        {
            unit.Store(row with { Content = null, CaseNumber = request.CaseNumber });
            await unit.CommitAsync(cancellationToken);
        }

        return Unit.Value;
    }
}
