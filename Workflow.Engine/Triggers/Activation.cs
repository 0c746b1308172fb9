using System.Runtime.CompilerServices;
using Marten;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Triggers;

/// <summary>
/// Decides whether a definition's activation strategy lets another instance start. Whoever asks holds a lock to the end
/// of the unit's transaction, so that of two nodes that ask at once the second sees what the first has started.
/// </summary>
internal sealed class Activation
{
    /// <summary>What a unit has accepted already and not yet written.</summary>
    private readonly ConditionalWeakTable<IUnitOfWork, HashSet<string>> accepted = [];

    /// <summary>Whether an instance may start now.</summary>
    public async Task<bool> AllowsAsync(
        IUnitOfWork unit,
        WorkflowGraph graph,
        string? correlationId,
        CancellationToken cancellation)
    {
        if (ScopeOf(graph, correlationId) is not { } scope)
        {
            return true;
        }

        await LockAsync(unit, scope.Name, cancellation);
        return !await IsTakenAsync(unit.Session, scope, cancellation)
            && accepted.GetOrCreateValue(unit).Add(scope.Name);
    }

    /// <summary>Of what at most one instance may run; null when any number may.</summary>
    private static Scope? ScopeOf(WorkflowGraph graph, string? correlationId) => ActivationStrategies.Find(graph.Options) switch
    {
        ActivationStrategy.Singleton => new Scope(graph.DefinitionId, null),
        ActivationStrategy.CorrelatedSingleton => new Scope(graph.DefinitionId, correlationId),
        ActivationStrategy.Correlation when correlationId is not null => new Scope(null, correlationId),
        _ => null,
    };

    private static async Task LockAsync(IUnitOfWork unit, string name, CancellationToken cancellation)
    {
        await unit.Session.BeginTransactionAsync(cancellation);
        try
        {
            await unit.Session.QueryAsync<int>(
                "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 1))) as held",
                cancellation,
                $"{unit.Origin.Tenant}/{name}");
        }
        catch (Exception failure) when (CommitFailure.Translate(failure) is ConcurrentChangeException again)
        {
            // Two units that start several such instances may meet crosswise; one of them decides again.
            throw again;
        }
    }

    private static Task<bool> IsTakenAsync(IQuerySession session, Scope scope, CancellationToken cancellation)
    {
        var running = session.Query<InstanceRow>().Where(row => row.Status == WorkflowStatus.Running);
        running = scope.DefinitionId is null ? running : running.Where(row => row.DefinitionId == scope.DefinitionId);
        running = scope.CorrelationId is null ? running : running.Where(row => row.CorrelationId == scope.CorrelationId);
        return running.AnyAsync(cancellation);
    }

    private sealed record Scope(string? DefinitionId, string? CorrelationId)
    {
        public string Name => $"activation/{DefinitionId}/{CorrelationId}";
    }
}

/// <summary>The definition's activation strategy does not let another instance start now.</summary>
public sealed class CannotStartException(string definitionId)
    : Exception($"Workflow {definitionId} already has a running instance, and its activation strategy allows no other.")
{
    /// <summary>The definition.</summary>
    public string DefinitionId { get; } = definitionId;
}
