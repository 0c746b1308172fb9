using System.Collections.Immutable;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Repair;

/// <summary>Foretells and applies what operators do to instances: repairs and migrations.</summary>
public interface IInterventions
{
    /// <summary>
    /// The burst that would follow, decided by the same pure core on what is stored. Nothing is written and nothing is
    /// called; where the burst issues a domain command, the forecast ends before its answer.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such instance or definition version.</exception>
    /// <exception cref="RepairRefusedException">It does not fit.</exception>
    Task<Forecast> ForetellAsync(
        string tenant,
        string instanceId,
        Intervention intervention,
        CancellationToken cancellation);

    /// <summary>Applies it in one transaction.</summary>
    /// <param name="origin">Who; stands on the event.</param>
    /// <param name="instanceId">Instance.</param>
    /// <param name="intervention">What.</param>
    /// <param name="expectedVersion">The version the operator saw; null decides again whenever the instance has moved.</param>
    /// <param name="alongside">Joins the same transaction; called again on a retry.</param>
    /// <param name="cancellation">Gives up before the commit.</param>
    /// <exception cref="KeyNotFoundException">There is no such instance or definition version.</exception>
    /// <exception cref="RepairRefusedException">It does not fit.</exception>
    /// <exception cref="ConcurrentChangeException">The instance has moved on.</exception>
    Task<RunReport> ApplyAsync(
        Origin origin,
        string instanceId,
        Intervention intervention,
        long? expectedVersion,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation);
}

/// <summary>What an intervention would lead to.</summary>
/// <param name="Version">Version of the stream it was decided on.</param>
/// <param name="State">The instance afterwards.</param>
/// <param name="Facts">What would happen, in order.</param>
public sealed record Forecast(long Version, InstanceState State, ImmutableArray<Fact> Facts);
