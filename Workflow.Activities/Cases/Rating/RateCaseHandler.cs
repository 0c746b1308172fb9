using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Rating;

/// <summary>评价.</summary>
internal sealed class RateCaseHandler(CaseDesk desk, IVault vault) : IRequestHandler<RateCase, CaseReceipt>
{
    public Task<CaseReceipt> Handle(RateCase request, CancellationToken cancellationToken) =>
        desk.ActAsync(
            request.Context,
            request.CaseNumber,
            async (unit, found) =>
            {
                var comment = await vault.SealAsync(
                    unit.Origin.Tenant, found.State.Applicant, request.Comment, cancellationToken);
                unit.Append(found, CaseRating.Decide(found.State, request.Score, comment));
            },
            cancellationToken);
}
