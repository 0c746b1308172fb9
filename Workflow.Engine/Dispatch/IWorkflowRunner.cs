using System.Collections.Immutable;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>
/// Moves an instance in the caller's own time: the burst is committed when the answer comes, without a way through the
/// work table. What the burst leads to (effects, timers, children) is durable work as always.
/// </summary>
public interface IWorkflowRunner
{
    /// <summary>Accepts an instance and runs its first burst in one transaction.</summary>
    /// <param name="origin">Stamped on the acceptance and the burst.</param>
    /// <param name="request">What to start.</param>
    /// <param name="alongside">Joins the same transaction, such as binding an idempotency key; called again on a retry.</param>
    /// <param name="cancellation">Gives up before the commit.</param>
    /// <exception cref="KeyNotFoundException">The definition has no such version.</exception>
    /// <exception cref="Triggers.CannotStartException">Its activation strategy allows no other instance now.</exception>
    Task<RunReport> StartAsync(
        Origin origin,
        StartRequest request,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation);

    /// <summary>
    /// Gives an instance a stimulus. Races are decided again on what is stored; a stimulus that finds nothing to move
    /// commits nothing and says so.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    /// <exception cref="ConcurrentChangeException">It moved too often meanwhile; try again.</exception>
    Task<RunReport> DeliverAsync(
        Origin origin,
        string instanceId,
        Stimulus stimulus,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation);
}

/// <summary>What came of it.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Version">Version of its stream after the burst.</param>
/// <param name="State">The instance after the burst.</param>
/// <param name="Facts">What the burst decided; none when the stimulus moved nothing.</param>
public sealed record RunReport(string InstanceId, long Version, InstanceState State, ImmutableArray<Fact> Facts)
{
    /// <summary>Whether the stimulus moved anything.</summary>
    public bool Moved => !Facts.IsEmpty;
}
