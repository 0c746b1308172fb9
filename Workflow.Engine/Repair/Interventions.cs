using System.Text.Json;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Repair;

/// <inheritdoc/>
internal sealed class Interventions(
    InstanceReader instances,
    WorkflowRunner runner,
    BurstDecision decision,
    IVault vault,
    TimeProvider clock) : IInterventions
{
    public async Task<Forecast> ForetellAsync(
        string tenant,
        string instanceId,
        Intervention intervention,
        CancellationToken cancellation)
    {
        var loaded = await instances.LoadAsync(tenant, instanceId, cancellation);
        if (!loaded.Exists)
        {
            throw new KeyNotFoundException($"There is no instance {instanceId}.");
        }

        var now = DecisionTime.Truncate(clock.GetUtcNow());
        var stimulus = await SealAsync(tenant, loaded, intervention, cancellation);
        var result = await decision.ForetellAsync(tenant, now, loaded, stimulus, cancellation);
        return new Forecast(loaded.Version, result.State, result.Facts);
    }

    public Task<RunReport> ApplyAsync(
        Origin origin,
        string instanceId,
        Intervention intervention,
        long? expectedVersion,
        Action<IUnitOfWork, RunReport>? alongside,
        CancellationToken cancellation) =>
        runner.DeliverAsync(
            origin,
            instanceId,
            async loaded => expectedVersion is { } version && version != loaded.Version
                ? throw new ConcurrentChangeException($"{instanceId} is at version {loaded.Version}, not {version}.")
                : await SealAsync(origin.Tenant, loaded, intervention, cancellation),
            alongside,
            cancellation);

    private async Task<Intervention> SealAsync(
        string tenant,
        Loaded<InstanceState> loaded,
        Intervention intervention,
        CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(tenant, loaded.State.Keys, cancellation);
        var state = JsonSerializer.SerializeToElement(loaded.State, EngineJson.Options);
        return new InterventionSeal(keys, state).Seal(intervention);
    }
}
