using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Mandates.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Mandates.Revoking;

/// <summary>撤销委托.</summary>
internal sealed class RevokeMandateHandler(IUnitOfWorkFactory units, IRepresentatives representatives, MandateViewer viewer)
    : IRequestHandler<RevokeMandate, MandateView>
{
    public Task<MandateView> Handle(RevokeMandate request, CancellationToken cancellationToken)
    {
        var context = request.Context;
        var company = representatives.Find(context.Caller.Id);
        return Races.RunAsync(CommitAsync, cancellationToken);

        async Task<MandateView> CommitAsync()
        {
            await using var unit = await units.BeginAsync(context.In(Tenants.Province, request.Id), cancellationToken);
            var found = await unit.LoadAsync<MandateState>(MandateState.Stream(request.Id), cancellationToken);
            if (found.State.Given is not { } given || given.Company != company?.Code)
            {
                throw Refusals.NotFound("mandate.unknown", "没有找到这项委托，它可能属于别的企业，请核对登录账号。");
            }

            context.RequireVersion(found.Version);
            var decided = MandateDecisions.Revoke(found.State, context.Caller.Id);
            var after = decided.Count == 0 ? found : unit.Append(found, decided);
            var view = await viewer.ShowAsync(MandateRow.Of(given, after.State), cancellationToken);
            await unit.CommitAsync(context, view with { AgentName = null }, 200, cancellationToken);
            return view;
        }
    }
}
