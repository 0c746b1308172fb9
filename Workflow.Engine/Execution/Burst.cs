using System.Collections.Immutable;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;

namespace Workflow.Engine.Execution;

/// <summary>What a burst may know beside graph, state and stimulus. Everything that varies comes in here.</summary>
/// <param name="Now">The burst's moment: all that expressions see of the clock.</param>
/// <param name="Seed">Seed of every random number and id of the burst.</param>
/// <param name="Keys">Opened personal keys that the state's values need.</param>
/// <param name="Tenant">The instance's tenant.</param>
/// <param name="FlowchartMode">The host's mode for flowcharts; an instance asks for it once, when it begins.</param>
/// <param name="From">The version that a migrating instance leaves; the burst's graph is the one it comes into.</param>
/// <param name="Spent">What the burst has done before the command that is answered now.</param>
public sealed record BurstContext(
    DateTimeOffset Now,
    ulong Seed,
    KeyRing Keys,
    string Tenant,
    FlowchartMode FlowchartMode = FlowchartMode.Counter,
    WorkflowGraph? From = null,
    BurstEffort Spent = default);

/// <summary>What a burst decided.</summary>
/// <param name="State">The state after it: exactly the fold of <paramref name="Facts"/> over the state before.</param>
/// <param name="Facts">What happened, in order.</param>
public sealed record BurstResult(InstanceState State, ImmutableArray<Fact> Facts)
{
    /// <summary>How much it has done, with what went before it in the same transaction.</summary>
    public BurstEffort Spent { get; init; }

    /// <summary>Commands to run in the same transaction before the burst goes on.</summary>
    public IEnumerable<PendingCommand> Commands => State.Commands.Values;
}
