using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Execution;

/// <summary>Runs bursts.</summary>
internal sealed class BurstRunner(IActivityRegistry registry, ExpressionLanguages languages) : IBurstRunner
{
    /// <summary>How many activities one burst may start before it counts as an endless loop.</summary>
    public const int DefaultLimit = 100_000;

    /// <summary>The limit in force.</summary>
    public int Limit { get; init; } = DefaultLimit;

    public BurstResult Run(WorkflowGraph graph, InstanceState state, Stimulus stimulus, BurstContext context)
    {
        var run = new BurstRun(graph, state, context, registry, languages, new BurstRandom(context.Seed, state, stimulus), Limit);
        run.Take(stimulus);
        return run.Result();
    }
}
