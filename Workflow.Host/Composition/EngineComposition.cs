using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Examples;
using Workflow.Activities.Forms;
using Workflow.Activities.Organisations;
using Workflow.Activities.Scenarios;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Host.Composition;

/// <summary>The engine and the business acts on it.</summary>
internal static class EngineComposition
{
    /// <summary>Adds them, on a database.</summary>
    public static IServiceCollection AddHouse(
        this IServiceCollection services,
        HostFolders folders,
        EngineOptions engine) => services
        .AddSingleton(new DefinitionsFolder(folders.Definitions))
        .AddWorkflowEngine(engine)
        .AddCalendars()
        .AddOrganisations()
        .AddForms()
        .AddScenarios()
        .AddExamples();
}
