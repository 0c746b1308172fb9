using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine;

namespace Workflow.Activities.Scenarios;

/// <summary>Adds the scenarios.</summary>
public static class ScenariosRegistration
{
    /// <summary>Adds <see cref="IScenarios"/> and its requests; the examples come with the sandbox's families.</summary>
    public static IServiceCollection AddScenarios(this IServiceCollection services) =>
        services
            .AddSingleton<IScenarios, ScenarioFolders>()
            .AddOptionSource<ItemOptions>()
            .AddTransient<IRequestHandler<ListScenarios, IReadOnlyList<ScenarioSummary>>, ListScenariosHandler>()
            .AddTransient<IRequestHandler<GetScenario, ScenarioView>, GetScenarioHandler>();
}
