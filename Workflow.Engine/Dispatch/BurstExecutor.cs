using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>
/// Runs the burst of a work row: facts, rows and the end of the work row are committed in one transaction. Whoever loses
/// a race decides again.
/// </summary>
internal sealed class BurstExecutor(UnitOfWorkFactory units, InstanceReader instances, BurstDecision decision)
{
    public async Task ExecuteAsync(WorkRow row, Stimulus stimulus, CancellationToken cancellation)
    {
        // What is remembered may be older than the stimulus. A burst that finds something to move is safe all the same,
        // its append names the version; one that finds nothing must have looked at what is stored.
        if (instances.Recall(row.Tenant, row.InstanceId!) is { } recalled
            && await MovesAsync(row, recalled, stimulus, cancellation))
        {
            return;
        }

        await Races.RunAsync(
            async () =>
            {
                var loaded = await instances.LoadAsync(row.Tenant, row.InstanceId!, cancellation);
                return await TryAsync(row, loaded, stimulus, mayDrop: true, cancellation);
            },
            cancellation);
    }

    /// <summary>Whether what is remembered sufficed.</summary>
    private async Task<bool> MovesAsync(
        WorkRow row,
        Loaded<InstanceState> recalled,
        Stimulus stimulus,
        CancellationToken cancellation)
    {
        try
        {
            return await TryAsync(row, recalled, stimulus, mayDrop: false, cancellation);
        }
        catch (ConcurrentChangeException)
        {
            return false;
        }
    }

    /// <summary>One try; false when there is nothing to move and that may not be the last word.</summary>
    private async Task<bool> TryAsync(
        WorkRow row,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        bool mayDrop,
        CancellationToken cancellation)
    {
        await using var unit = units.Begin(
            new Origin(Actor.Engine(row.Tenant), loaded.State.CorrelationId ?? row.CorrelationId, row.Id.ToString()));
        try
        {
            var (after, facts) = await decision.DecideAsync(unit, loaded, stimulus, cancellation);
            if (facts.IsEmpty)
            {
                if (!mayDrop)
                {
                    return false;
                }

                DeliverEvent.KeepWhenMissed(unit, loaded.State, stimulus);
            }

            unit.Complete(row.Id);
            unit.Committed = () => instances.Keep(row.Tenant, after);
            await unit.CommitAsync(cancellation);
            return true;
        }
        catch
        {
            // Whatever failed, what is remembered must not be ahead of what is stored.
            instances.Forget(row.Tenant, loaded.Id);
            throw;
        }
    }
}
