using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Examples;

/// <summary>Adds the example families.</summary>
public static class ExamplesRegistration
{
    /// <summary>Adds <see cref="IExampleApplications"/>.</summary>
    public static IServiceCollection AddExamples(this IServiceCollection services) =>
        services.AddSingleton<IExampleApplications, ExampleApplications>();
}
