using MediatR;
using Microsoft.Extensions.Options;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes.Resolving;

/// <summary>Uses a code: its use, the visit and the line in the ledger are committed together or not at all.</summary>
internal sealed class ResolveServiceCodeHandler(
    IUnitOfWorkFactory units, IVault vault, CounterVisits visits, IOptions<ServiceCodeOptions> options)
    : IRequestHandler<ResolveServiceCode, CounterReceipt>
{
    public async Task<CounterReceipt> Handle(ResolveServiceCode request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        ServiceCodeDesk.RequireClerk(caller);
        var code = CodeSeal.Of(vault).Read(request.Code) ?? throw Refusals.Invalid(
            "service-code.unreadable",
            "这不是本系统的苏服码，或者没有扫完整。",
            new FieldError("/code", "没有识别出苏服码，请让申请人打开“我的苏服码”，重新扫描。"));
        var visitId = Guid.NewGuid().ToString("N");
        return await Races.RunAsync(CommitAsync, cancellationToken);

        async Task<CounterReceipt> CommitAsync()
        {
            await using var unit = await units.BeginAsync(request.Context.In(ServiceCodeDesk.Tenant, visitId), cancellationToken);
            var found = await ServiceCodeDesk.LoadAsync(unit, code.Person, cancellationToken);
            unit.Append(found, ServiceCodeDecisions.Use(found.State, code, visitId, unit.Now, options.Value.ValidFor));
            var bound = found.State.Bound!;
            var visit = new CounterVisitOpened(
                visitId, bound.Person, bound.Account, caller.Id, caller.Organisation, unit.Now + options.Value.CounterFor);
            unit.Append(await unit.LoadAsync<CounterVisitState>(CounterVisitState.Stream(visitId), cancellationToken), [visit]);
            unit.Store(visits.Line(visit, bound.ConsentId, unit.Now));
            return await unit.CommitAsync(request.Context, new CounterReceipt(visitId, visit.EndsAt), 201, cancellationToken);
        }
    }
}
