using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Api.Elsa.Journal;
using Workflow.Host.Api.Elsa.Runs;
using Workflow.Host.Api.Elsa.Signals;

namespace Workflow.Host.Api.Elsa;

/// <summary>Elsa's calls that run, signal and look into workflows.</summary>
internal static class RunningRegistration
{
    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddElsaRunning(this IServiceCollection services) => services
        .AddSingleton<RunStarter>()
        .AddSingleton<Settling>()
        .AddSingleton<BookmarkTokens>()
        .AddSingleton<BookmarkResumption>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapRunning(this IEndpointRouteBuilder elsa)
    {
        elsa.MapRuns();
        elsa.MapEvents();
        elsa.MapOutsideTasks();
        elsa.MapBookmarks();
        elsa.MapInstanceViews();
        elsa.MapInstanceLists();
        elsa.MapInstanceChanges();
        elsa.MapInstanceDeletions();
        elsa.MapInstanceExports();
        elsa.MapVariables();
        elsa.MapJournal();
        elsa.MapActivityExecutions();
    }
}
