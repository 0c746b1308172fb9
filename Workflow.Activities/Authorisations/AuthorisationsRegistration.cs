using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Authorisations.Answering;
using Workflow.Activities.Authorisations.Asking;
using Workflow.Activities.Authorisations.Viewing;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Authorisations;

/// <summary>Registers authorisations (授权).</summary>
public static class AuthorisationsRegistration
{
    /// <summary>Adds authorisations; needs cases and the engine.</summary>
    public static IServiceCollection AddAuthorisations(this IServiceCollection services) => services
        .AddEvent<AuthorisationAsked>("authorisation.asked.v1")
        .AddEvent<AuthorisationGiven>("authorisation.given.v1")
        .AddEvent<AuthorisationRefused>("authorisation.refused.v1")
        .AddEvent<AuthorisationCancelled>("authorisation.cancelled.v1")
        .AddReadModel<AuthorisationState, AuthorisationRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<AuthorisationRow>()
            .Index(row => row.People, index => index.ToGinWithJsonbPathOps())))
        .AddActivity<AskAuthorisation>().AddCommand<AskAuthorisationHandler>().AddBookmarkWatch<AuthorisationWithdrawal>()
        .AddSingleton<AuthorisationFinder>()
        .AddTransient<IRequestHandler<ListAuthorisations, IReadOnlyList<AuthorisationView>>, ListAuthorisationsHandler>()
        .AddTransient<IRequestHandler<GetAuthorisation, AuthorisationView>, GetAuthorisationHandler>()
        .AddTransient<IRequestHandler<AnswerAuthorisation, AuthorisationView>, AnswerAuthorisationHandler>();
}
