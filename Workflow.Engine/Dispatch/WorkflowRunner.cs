using System.Collections.Immutable;
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
    public Task<RunReport> StartAsync(
        Origin origin,
        StartRequest request,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation)
    {
        // A new id loses no race; a stream that a domain command of the burst touches may.
        return request.InstanceId is null ? Races.RunAsync(TryAsync, cancellation) : TryAsync();

        async Task<RunReport> TryAsync()
        {
            await using var unit = units.Begin(origin);
            var accepted = await workflows.AcceptAsync(unit, request, cancellation);
            return await CommitAsync(
                unit,
                InstanceReader.StreamId(accepted.InstanceId),
                () => decision.BeginAsync(unit, accepted, cancellation),
                alongside,
                cancellation);
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
    internal Task<RunReport> DeliverAsync<TStimulus>(
        Origin origin,
        string instanceId,
        Func<Loaded<InstanceState>, Task<TStimulus>> prepare,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation)
        where TStimulus : Stimulus =>
        Races.RunAsync(
            async () =>
            {
                var loaded = await instances.LoadAsync(origin.Tenant, instanceId, cancellation);
                if (!loaded.Exists)
                {
                    throw new KeyNotFoundException($"There is no instance {instanceId}.");
                }

                var stimulus = await prepare(loaded);
                await using var unit = units.Begin(origin);
                return await DecideAsync(unit, loaded, stimulus, alongside, cancellation);
            },
            cancellation);

    /// <summary>One try on what is remembered; null when it lost the race.</summary>
    private async Task<RunReport?> TryAsync(
        Origin origin,
        Loaded<InstanceState> recalled,
        Stimulus stimulus,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation)
    {
        await using var unit = units.Begin(origin);
        try
        {
            return await DecideAsync(unit, recalled, stimulus, alongside, cancellation);
        }
        catch (ConcurrentChangeException)
        {
            return null;
        }
    }

    private Task<RunReport> DecideAsync(
        UnitOfWork unit,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation) => CommitAsync(
            unit, loaded.Id, () => decision.DecideAsync(unit, loaded, stimulus, cancellation), alongside, cancellation);

    private async Task<RunReport> CommitAsync(
        UnitOfWork unit,
        string stream,
        Func<Task<(Loaded<InstanceState> After, ImmutableArray<Fact> Facts)>> decide,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation)
    {
        try
        {
            var (after, facts) = await decide();
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
            instances.Forget(unit.Origin.Tenant, stream);
            throw;
        }
    }
}
