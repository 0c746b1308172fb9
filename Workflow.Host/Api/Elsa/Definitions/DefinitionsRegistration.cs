namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Registers what the endpoints of definitions need.</summary>
internal static class DefinitionsRegistration
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddElsaDefinitions(this IServiceCollection services) => services
        .AddSingleton<UnknownActivities>()
        .AddSingleton<DefinitionModels>()
        .AddSingleton<StudioSave>();
}
