using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <inheritdoc/>
internal sealed class WorkflowRunner(
    UnitOfWorkFactory units,
    InstanceReader instances,
    Workflows workflows,
    BurstDecision decision) : IWorkflowRunner
{
    private const int MostRaces = 20;

    public async Task<RunReport> StartAsync(
        Origin origin,
        StartRequest request,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation)
    {
        for (var race = 1; ; race++)
        {
            await using var unit = units.Begin(origin);
            var accepted = await workflows.AcceptAsync(unit, request, cancellation);
            try
            {
                return await DecideAsync(unit, accepted, new Begin(), alongside, cancellation);
            }
            catch (ConcurrentChangeException) when (race < MostRaces && request.InstanceId is null)
            {
                // Not over the id, which is new: over a stream that a domain command of the burst touches.
            }
        }
    }

    public async Task<RunReport> DeliverAsync(
        Origin origin,
        string instanceId,
        Stimulus stimulus,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation)
    {
        if (instances.Recall(origin.Tenant, instanceId) is { } recalled
            && await TryAsync(origin, recalled, stimulus, alongside, cancellation) is { Moved: true } moved)
        {
            return moved;
        }

        return await DeliverAsync(origin, instanceId, _ => Task.FromResult(stimulus), alongside, cancellation);
    }

    /// <summary>Gives an instance a stimulus that is made for what is stored, anew after each lost race.</summary>
    internal async Task<RunReport> DeliverAsync<TStimulus>(
        Origin origin,
        string instanceId,
        Func<Loaded<InstanceState>, Task<TStimulus>> prepare,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation)
        where TStimulus : Stimulus
    {
        for (var race = 1; ; race++)
        {
            var loaded = await instances.LoadAsync(origin.Tenant, instanceId, cancellation);
            if (!loaded.Exists)
            {
                throw new KeyNotFoundException($"There is no instance {instanceId}.");
            }

            if (await TryAsync(origin, loaded, await prepare(loaded), alongside, cancellation) is { } report)
            {
                return report;
            }

            if (race == MostRaces)
            {
                throw new ConcurrentChangeException($"{instanceId} moved {MostRaces} times meanwhile.");
            }
        }
    }

    /// <summary>One try; null when it lost a race.</summary>
    private async Task<RunReport?> TryAsync(
        Origin origin,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation)
    {
        await using var unit = units.Begin(origin);
        try
        {
            return await DecideAsync(unit, loaded, stimulus, alongside, cancellation);
        }
        catch (ConcurrentChangeException)
        {
            return null;
        }
    }

    private async Task<RunReport> DecideAsync(
        UnitOfWork unit,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation)
    {
        try
        {
            var (after, facts) = await decision.DecideAsync(unit, loaded, stimulus, cancellation);
            var report = new RunReport(after.State.Id, after.Version, after.State, facts);
            if (report.Moved)
            {
                alongside?.Invoke(unit, report);
                unit.Committed = () => instances.Keep(unit.Origin.Tenant, after);
                await unit.CommitAsync(cancellation);
            }

            return report;
        }
        catch
        {
            // Whatever failed, what is remembered must not be ahead of what is stored.
            instances.Forget(unit.Origin.Tenant, loaded.Id);
            throw;
        }
    }
}
