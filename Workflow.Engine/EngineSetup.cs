using Marten;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Workflow.Engine.Batches;
using Workflow.Engine.DeadLetters;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Definitions;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Housekeeping;
using Workflow.Engine.Instances;
using Workflow.Engine.Journal;
using Workflow.Engine.Migration;
using Workflow.Engine.Privacy;
using Workflow.Engine.Privacy.Marks;
using Workflow.Engine.Repair;
using Workflow.Engine.Replay;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Engine.Time;
using Workflow.Engine.Triggers;

namespace Workflow.Engine;

/// <summary>Puts the engine together.</summary>
public static class EngineSetup
{
    /// <summary>
    /// Adds the engine. Call <see cref="PrepareEngineAsync"/> before the host starts; work is done only where
    /// <see cref="AddWorkflowDispatch"/> was called too, so that tools such as the verifier can read without working.
    /// </summary>
    public static IServiceCollection AddWorkflowEngine(this IServiceCollection services, EngineOptions options)
    {
        services.AddWorkflowCore();
        services.AddSingleton(options);
        services.AddSingleton(options.BurstLimits);
        services.AddSingleton(NpgsqlDataSource.Create(SessionSettings.ConnectionString(options)));
        services.AddClock();
        services.AddStore();
        services.AddSingleton<IVault, Vault>();
        services.AddSingleton<EdgeSeal>();
        services.AddSingleton<IEdgeSeal>(provider => provider.GetRequiredService<EdgeSeal>());
        services.AddDefinitions();
        services.AddSingleton<InstanceReader>();
        services.AddSingleton<IBookmarks, StoredBookmarks>();
        services.AddSingleton<Workflows>();
        services.AddSingleton<IWorkflows>(provider => provider.GetRequiredService<Workflows>());
        services.AddSingleton<IJournals, Journals>();
        services.AddSingleton<IInstanceVersions, InstanceVersions>();
        services.AddSingleton<IArchive, Archive>();
        services.AddEvent<WorkflowAccepted>("workflow.accepted.v1");
        services.AddEvent<WorkflowBegun>("workflow.begun.v1");
        services.AddEvent<WorkflowAdvanced>("workflow.advanced.v1");
        services.AddEvent<WorkflowArchived>("workflow.archived.v1");
        services.AddReadModel<InstanceState, InstanceReadModel>();
        services.AddWork();
        services.AddTriggers();
        return services;
    }

    /// <summary>Lets this process work off the work table, and keep house.</summary>
    public static IServiceCollection AddWorkflowDispatch(this IServiceCollection services) =>
        services.AddHostedService<Dispatcher>().AddHostedService<Housekeeper>();

    /// <summary>Creates what the database lacks, sets the clock and imports the definitions.</summary>
    public static async Task PrepareEngineAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<SchemaSetup>().ApplyAsync(cancellation);
        await services.GetRequiredService<IClockStore>().RestoreAsync(cancellation);
        await services.GetRequiredService<DefinitionAdoption>().AdoptAsync(cancellation);
        await services.GetRequiredService<IDefinitionImports>().ImportAsync(cancellation);
        await services.GetRequiredService<TriggerAdoption>().AdoptAsync(cancellation);
    }

    private static void AddClock(this IServiceCollection services)
    {
        services.TryAddSingleton(new MovableClock(TimeProvider.System));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<MovableClock>());
        services.AddSingleton<IClockStore, ClockStore>();
    }

    private static void AddStore(this IServiceCollection services)
    {
        services.AddSingleton<IDocumentStore>(provider => new DocumentStore(EngineStore.Configure(
            provider.GetRequiredService<EngineOptions>(),
            provider.GetServices<EventName>(),
            provider.GetServices<RowMapping>())));
        services.AddSingleton<SchemaSetup>();
        services.AddSingleton<EventNames>();
        services.AddSingleton<ReadModels>();
        services.AddSingleton<CommitContent>();
        services.AddSingleton<Committer>();
        services.AddSingleton<UnitOfWorkFactory>();
        services.AddSingleton<IUnitOfWorkFactory>(provider => provider.GetRequiredService<UnitOfWorkFactory>());
        services.AddSingleton<IIdempotency, Idempotency>();
        services.AddSingleton<SnapshotVerifier>();
        services.AddSingleton<IChainVerifier, ChainVerifier>();
        services.AddSingleton<IReadModelRebuilder, ReadModelRebuilder>();
        services.AddSingleton(typeof(KindRebuild<>));
    }

    private static void AddWork(this IServiceCollection services)
    {
        services.AddSingleton<FrozenSessions>();
        services.AddSingleton<ExpiredRows>();
        services.AddSingleton<WorkTable>();
        services.AddSingleton<WorkLeases>();
        services.AddSingleton<CommandHandlers>();
        services.AddSingleton<CommandExecutor>();
        services.AddSingleton<BurstConsequences>();
        services.AddSingleton<WithdrawnBookmarks>();
        services.AddSingleton<BurstDecision>();
        services.AddSingleton<BurstExecutor>();
        services.AddSingleton<WorkflowRunner>();
        services.AddSingleton<IWorkflowRunner>(provider => provider.GetRequiredService<WorkflowRunner>());
        services.AddSingleton<IInterventions, Interventions>();
        services.AddSingleton<IMigrations, Migrations>();
        services.AddSingleton<IBatches, Batches.Batches>();
        services.AddCommand<RunBatch>();
        services.AddSingleton<RecordingReader>();
        services.AddSingleton<IReplays, Replays>();
        services.AddCommand<RunReplay>();
        services.AddSingleton<IDeadLetters, DeadLetters.DeadLetters>();
        services.AddEvent<DeadLetterReplayed>("dead-letter.replayed.v1");
        services.AddEvent<DeadLetterDropped>("dead-letter.dropped.v1");
        services.AddSingleton<WorkExecutor>();
        services.AddSingleton<IWorkProgress, WorkProgress>();
        services.AddCommand<DeliverEvent>();
        services.AddCommand<FindWorkflow>();
    }
}
