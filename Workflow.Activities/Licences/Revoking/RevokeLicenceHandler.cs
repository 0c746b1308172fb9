using MediatR;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Licences.Revoking;

/// <summary>Takes a licence back.</summary>
internal sealed class RevokeLicenceHandler(IUnitOfWorkFactory units, LicenceFinder finder, IVault vault)
    : IRequestHandler<RevokeLicence, LicenceReceipt>
{
    private const int LongestReason = 500;

    public async Task<LicenceReceipt> Handle(RevokeLicence request, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > LongestReason)
        {
            throw Refusals.Invalid(
                "licence.reason", "吊销须写明理由。", new FieldError("/reason", $"请写明吊销的理由，不超过 {LongestReason} 个字；持证人会看到。"));
        }

        var issued = (await finder.RequireAsync(request.Code, cancellationToken)).Issued!;
        var tenant = CaseNumber.TenantOf(issued.CaseNumber);
        return await Races.RunAsync(CommitAsync, cancellationToken);

        async Task<LicenceReceipt> CommitAsync()
        {
            await using var unit = await units.BeginAsync(request.Context.In(tenant, issued.CaseNumber), cancellationToken);
            var found = await unit.LoadAsync<LicenceState>(LicenceState.Stream(issued.Code), cancellationToken);
            request.Context.RequireVersion(found.Version);
            var reason = (await vault.SealAsync(tenant, issued.Person, request.Reason, cancellationToken))!;
            var after = unit.Append(found, LicenceDecisions.Revoke(found.State, request.Context.Caller, reason));
            return await unit.CommitAsync(
                request.Context, new LicenceReceipt(issued.Code, LicenceStatus.Of(after.State), after.Version), 200, cancellationToken);
        }
    }
}
