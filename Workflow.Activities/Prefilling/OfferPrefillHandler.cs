using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Drafts;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Prefilling;

/// <summary>Shows what can be filled in.</summary>
internal sealed class OfferPrefillHandler(IScenarios scenarios, IAccountHolders holders, PrefillOffers offers)
    : IRequestHandler<OfferPrefill, IReadOnlyList<ConsentedUse>>
{
    public Task<IReadOnlyList<ConsentedUse>> Handle(OfferPrefill request, CancellationToken cancellationToken)
    {
        DraftKeeping.RequireCitizen(request.Caller);
        return Task.FromResult(
            scenarios.Find(request.Scenario) is { } scenario && holders.Find(request.Caller.Id) is not null
                ? offers.Of(scenario, request.Caller.Home)
                : []);
    }
}
