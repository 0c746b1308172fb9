using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>
/// Runs a burst at its edge: loads the instance, lets the pure core decide, runs the domain commands it issues, and
/// commits facts, rows and the end of the work row in one transaction. Whoever loses a race decides again.
/// </summary>
internal sealed class BurstExecutor(
    UnitOfWorkFactory units,
    InstanceReader instances,
    IDefinitions definitions,
    IBurstRunner runner,
    IVault vault,
    CommandHandlers handlers,
    BurstConsequences consequences)
{
    private const int MostRaces = 20;

    public async Task ExecuteAsync(WorkRow row, Stimulus stimulus, CancellationToken cancellation)
    {
        // What is remembered may be older than the stimulus. A burst that finds something to move is safe all the same,
        // its append names the version; one that finds nothing must have looked at what is stored.
        if (instances.Recall(row.Tenant, row.InstanceId!) is { } recalled
            && await TryAsync(row, recalled, stimulus, mayDrop: false, cancellation))
        {
            return;
        }

        for (var race = 1; ; race++)
        {
            var loaded = await instances.LoadAsync(row.Tenant, row.InstanceId!, cancellation);
            if (await TryAsync(row, loaded, stimulus, mayDrop: true, cancellation))
            {
                return;
            }

            if (race == MostRaces)
            {
                throw new ConcurrentChangeException($"{row.InstanceId} moved {MostRaces} times meanwhile.");
            }
        }
    }

    /// <summary>One try; false when it has to be decided again on what is stored now.</summary>
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
            var after = await DecideAsync(unit, loaded, stimulus, cancellation);
            if (after.Version == loaded.Version && !mayDrop)
            {
                return false;
            }

            unit.Complete(row.Id);
            unit.Committed = () => instances.Keep(row.Tenant, after);
            await unit.CommitAsync(cancellation);
            return true;
        }
        catch (ConcurrentChangeException)
        {
            instances.Forget(row.Tenant, loaded.Id);
            return false;
        }
        catch
        {
            // Whatever failed, what is remembered must not be ahead of what is stored.
            instances.Forget(row.Tenant, loaded.Id);
            throw;
        }
    }

    private async Task<Loaded<InstanceState>> DecideAsync(
        UnitOfWork unit,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        CancellationToken cancellation)
    {
        if (!loaded.Exists || loaded.State.Status == WorkflowStatus.Finished)
        {
            return loaded;
        }

        var graph = await definitions.GetVersionAsync(unit.Origin.Tenant, loaded.State.DefinitionVersionId, cancellation);
        var (state, facts) = await RunAsync(unit, graph, loaded, stimulus, cancellation);
        if (facts.IsEmpty)
        {
            return loaded;
        }

        var after = unit.Append(loaded, [new WorkflowAdvanced(stimulus, facts)]);
        await consequences.AddAsync(unit, state, facts, cancellation);
        InstanceSnapshot.StoreWhenDue(unit.Session, loaded.Version, after);
        return after;
    }

    private async Task<(InstanceState State, ImmutableArray<Fact> Facts)> RunAsync(
        UnitOfWork unit,
        WorkflowGraph graph,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(unit.Origin.Tenant, loaded.State.Keys, cancellation);
        keys = keys.With(await OpenAsync(unit, stimulus, cancellation));
        var context = new BurstContext(unit.Now, Seed(loaded), keys, unit.Origin.Tenant);
        var result = runner.Run(graph, loaded.State, stimulus, context);
        var facts = result.Facts;
        while (result.Commands.OrderBy(command => command.Id, StringComparer.Ordinal).FirstOrDefault() is { } pending)
        {
            var answer = await AnswerAsync(unit, result.State.Id, pending, cancellation);
            context = context with
            {
                Keys = context.Keys.With(await OpenAsync(unit, answer, cancellation)),
                Seed = context.Seed + 1,
            };
            result = runner.Run(graph, result.State, answer, context);
            facts = facts.AddRange(result.Facts);
        }

        return (result.State, facts);
    }

    private async Task<Stimulus> AnswerAsync(
        UnitOfWork unit,
        string instanceId,
        PendingCommand pending,
        CancellationToken cancellation)
    {
        var command = new Command(pending.Id, pending.Kind, pending.Payload, instanceId, pending.BookmarkId);
        try
        {
            return new CommandAnswered(pending.Id, await handlers.Find(pending.Kind).HandleAsync(unit, command, cancellation));
        }
        catch (CommandRefusedException refusal)
        {
            return new CommandRefused(pending.Id, refusal.Code, refusal.Message);
        }
    }

    private Task<KeyRing> OpenAsync(UnitOfWork unit, Stimulus stimulus, CancellationToken cancellation) =>
        vault.OpenAsync(
            unit.Origin.Tenant,
            JsonSerializer.SerializeToElement<Stimulus>(stimulus, EngineJson.Options),
            cancellation);

    /// <summary>The same for every try at the same version, so that deciding again gives the same ids.</summary>
    private static ulong Seed(Loaded<InstanceState> loaded) => BitConverter.ToUInt64(
        System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{loaded.Id}@{loaded.Version}:{loaded.Hash}")));
}
