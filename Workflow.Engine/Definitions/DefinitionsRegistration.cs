using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Engine.Definitions;

/// <summary>Registers the library of definitions.</summary>
internal static class DefinitionsRegistration
{
    /// <summary>Adds the library, its events and its rows. Listeners come by <see cref="IPublicationHook"/>.</summary>
    public static IServiceCollection AddDefinitions(this IServiceCollection services) => services
        .AddSingleton<ReusableWorkflowSource>()
        .AddSingleton<DefinitionReader>()
        .AddSingleton<DefinitionStore>()
        .AddSingleton<IDefinitions>(provider => provider.GetRequiredService<DefinitionStore>())
        .AddSingleton<DefinitionLibrary>()
        .AddSingleton<IDefinitionLibrary>(provider => provider.GetRequiredService<DefinitionLibrary>())
        .AddSingleton<DefinitionAdoption>()
        .AddSingleton<IDefinitionImports, DefinitionImporter>()
        .AddSingleton<IDefinitionExports, DefinitionExporter>()
        .AddSingleton<IDefinitionFiles, StoredDefinitionFiles>()
        .AddEvent<DefinitionDraftSaved>("definition.draft-saved.v1")
        .AddEvent<DefinitionPublished>("definition.published.v1")
        .AddEvent<DefinitionRetracted>("definition.retracted.v1")
        .AddEvent<DefinitionDraftRun>("definition.draft-run.v1")
        .AddEvent<DefinitionVersionDeleted>("definition.version-deleted.v1")
        .AddEvent<DefinitionDeleted>("definition.deleted.v1")
        .AddEvent<DefinitionFileSynchronised>("definition.file-synchronised.v1")
        .AddReadModel<DefinitionState, DefinitionReadModel>();
}
