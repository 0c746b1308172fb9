using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Prefilling;

/// <summary>Registers filling in from data services (带出).</summary>
public static class PrefillingRegistration
{
    /// <summary>
    /// Adds it; needs drafts, scenarios, data services, licences and an <see cref="Callers.IAccountHolders"/> of whoever signs people in.
    /// </summary>
    public static IServiceCollection AddPrefilling(this IServiceCollection services) => services
        .AddEvent<ConsentGiven>("consent.given.v1")
        .AddReadModel<ConsentState, ConsentRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<ConsentRow>().Index(row => row.Account)))
        .AddSingleton<PrefillOffers>()
        .AddSingleton<LicencePrefill>()
        .AddSingleton<PrefillCalls>()
        .AddTransient<IRequestHandler<OfferPrefill, IReadOnlyList<ConsentedUse>>, OfferPrefillHandler>()
        .AddTransient<IRequestHandler<PrefillDraft, PrefillReport>, PrefillDraftHandler>();
}
