using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Activities.Seals;

/// <summary>Registers what this installation signs with.</summary>
public static class SealsRegistration
{
    /// <summary>Adds it; needs the engine.</summary>
    public static IServiceCollection AddSeals(this IServiceCollection services) => services.AddSingleton<InstallationSeal>();
}
