using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Rating;

/// <summary>评价; a bad one has the workflow of 差评整改 started with it.</summary>
internal sealed class RateCaseHandler(CaseDesk desk, IVault vault, BadRatings bad) : IRequestHandler<RateCase, CaseReceipt>
{
    public Task<CaseReceipt> Handle(RateCase request, CancellationToken cancellationToken) =>
        desk.ActAsync(
            request.Context,
            request.CaseNumber,
            async (unit, found) =>
            {
                var comment = await vault.SealAsync(
                    unit.Origin.Tenant, found.State.Applicant, request.Comment, cancellationToken);
                var decided = CaseRating.Decide(found.State, request.Score, comment);
                unit.Append(found, decided);
                if (decided.OfType<RatingWasBad>().Any())
                {
                    await bad.FollowUpAsync(unit, found.State, request.Score, cancellationToken);
                }
            },
            cancellationToken);
}
