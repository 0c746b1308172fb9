using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Mandates.Giving;
using Workflow.Activities.Mandates.Revoking;
using Workflow.Activities.Mandates.Viewing;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Mandates;

/// <summary>Registers mandates (委托): who may apply in a company's name.</summary>
public static class MandatesRegistration
{
    /// <summary>Adds mandates; needs scenarios, an <see cref="Callers.IRepresentatives"/> and the engine.</summary>
    public static IServiceCollection AddMandates(this IServiceCollection services) => services
        .AddEvent<MandateGiven>("mandate.given.v1")
        .AddEvent<MandateRevoked>("mandate.revoked.v1")
        .AddReadModel<MandateState, MandateRows>()
        .AddSingleton(new RowMapping(store =>
        {
            store.Schema.For<MandateRow>().Index(row => row.Agent);
            store.Schema.For<MandateRow>().Index(row => row.Company);
        }))
        .AddSingleton<CompanyAgents>()
        .AddSingleton<MandateViewer>()
        .AddTransient<IRequestHandler<ListMandates, MandateBook>, ListMandatesHandler>()
        .AddTransient<IRequestHandler<GiveMandate, MandateView>, GiveMandateHandler>()
        .AddTransient<IRequestHandler<RevokeMandate, MandateView>, RevokeMandateHandler>();
}
