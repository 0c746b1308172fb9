using System.Collections.Immutable;
using System.Text.Json;
using System.Text;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Migration;
using Workflow.Engine.Privacy;
using Workflow.Engine.Privacy.Marks;
using Workflow.Engine.Repair;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>
/// The edge of a burst: opens what the pure core needs, lets it decide, runs the domain commands it issues, and collects
/// all that follows in a unit of work. Whoever calls commits.
/// </summary>
internal sealed class BurstDecision(
    IDefinitions definitions,
    IBurstRunner runner,
    IVault vault,
    CommandHandlers handlers,
    BurstConsequences consequences,
    WithdrawnBookmarks withdrawn,
    IEdgeSeal seal,
    EngineOptions options)
{
    /// <summary>The instance as it will be after the commit, and the facts; none when the stimulus moves nothing.</summary>
    public async Task<(Loaded<InstanceState> After, ImmutableArray<Fact> Facts)> DecideAsync(
        UnitOfWork unit,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        CancellationToken cancellation)
    {
        if (!loaded.Exists || !Reopening.MayMove(loaded.State, stimulus))
        {
            return (loaded, []);
        }

        stimulus = await seal.SealAsync(unit.Origin.Tenant, loaded.State, stimulus, cancellation);
        var (state, facts) = await RunAsync(unit, loaded, stimulus, cancellation);
        if (facts.IsEmpty)
        {
            return (loaded, []);
        }

        var burst = new WorkflowAdvanced(stimulus, facts);
        return (await AppendAsync(unit, loaded, burst, burst, state, cancellation), facts);
    }

    /// <summary>Accepts an instance and runs its first burst: both are one event.</summary>
    public async Task<(Loaded<InstanceState> After, ImmutableArray<Fact> Facts)> BeginAsync(
        UnitOfWork unit,
        WorkflowAccepted accepted,
        CancellationToken cancellation)
    {
        var stream = InstanceReader.New(accepted.InstanceId);
        var salt = Guid.NewGuid().ToString("N");
        var facts = new EventFacts(1, unit.Now, unit.Origin.Actor);
        var fresh = stream with { Hash = salt, State = stream.State.Apply(accepted, facts) };
        var (state, decided) = await RunAsync(unit, fresh, new Begin(), cancellation);
        var begun = new WorkflowBegun(accepted, salt, decided);
        return (await AppendAsync(unit, stream, begun, begun.Burst, state, cancellation), decided);
    }

    private async Task<Loaded<InstanceState>> AppendAsync(
        UnitOfWork unit,
        Loaded<InstanceState> loaded,
        object @event,
        WorkflowAdvanced burst,
        InstanceState state,
        CancellationToken cancellation)
    {
        var after = unit.Append(loaded, [@event]);
        await consequences.AddAsync(unit, state, burst.Facts, cancellation);
        await withdrawn.TellAsync(unit, loaded.State, burst, cancellation);
        InstanceSnapshot.StoreWhenDue(unit, loaded.Version, after);
        return after;
    }

    /// <summary>What a stimulus would lead to, up to the first domain command; nothing is written.</summary>
    public async Task<BurstResult> ForetellAsync(
        string tenant,
        DateTimeOffset now,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        CancellationToken cancellation)
    {
        var (graph, context) = await PrepareAsync(tenant, now, loaded, stimulus, cancellation);
        return runner.Run(graph, loaded.State, stimulus, context);
    }

    private async Task<(WorkflowGraph Graph, BurstContext Context)> PrepareAsync(
        string tenant,
        DateTimeOffset now,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(tenant, loaded.State.Keys, cancellation);
        keys = keys.With(await OpenAsync(tenant, stimulus, cancellation));
        var context = new BurstContext(now, Seed(loaded), keys, tenant, options.FlowchartMode);
        var graph = await definitions.GetVersionAsync(tenant, loaded.State.DefinitionVersionId, cancellation);
        return stimulus is MigrateInstance migration
            ? (await definitions.GetVersionAsync(tenant, migration.VersionId, cancellation), context with { From = graph })
            : (graph, context);
    }

    private async Task<(InstanceState State, ImmutableArray<Fact> Facts)> RunAsync(
        UnitOfWork unit,
        Loaded<InstanceState> loaded,
        Stimulus stimulus,
        CancellationToken cancellation)
    {
        var (graph, context) = await PrepareAsync(unit.Origin.Tenant, unit.Now, loaded, stimulus, cancellation);
        var result = runner.Run(graph, loaded.State, stimulus, context);
        var facts = result.Facts;
        while (result.Commands.OrderBy(command => command.Id, StringComparer.Ordinal).FirstOrDefault() is { } pending)
        {
            var answer = await AnswerAsync(unit, result.State.Id, pending, cancellation);
            context = context with
            {
                Keys = context.Keys.With(await OpenAsync(unit.Origin.Tenant, answer, cancellation)),
                Seed = context.Seed + 1,
                Spent = result.Spent,
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

    private Task<KeyRing> OpenAsync(string tenant, Stimulus stimulus, CancellationToken cancellation) =>
        vault.OpenAsync(
            tenant,
            JsonSerializer.SerializeToElement<Stimulus>(stimulus, EngineJson.Options),
            cancellation);

    /// <summary>The same for every try at the same version, so that deciding again gives the same ids.</summary>
    private static ulong Seed(Loaded<InstanceState> loaded) => Seed(loaded.Id, loaded.Version, loaded.Hash);

    /// <summary>The seed of the burst that follows a version of a stream.</summary>
    internal static ulong Seed(string stream, long version, string hash) => BitConverter.ToUInt64(
        System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{stream}@{version}:{hash}")));
}
