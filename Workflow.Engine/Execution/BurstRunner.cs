using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Execution;

/// <summary>Runs bursts.</summary>
internal sealed class BurstRunner(IActivityRegistry registry, ExpressionLanguages languages, BurstLimits limits) : IBurstRunner
{
    public BurstResult Run(WorkflowGraph graph, InstanceState state, Stimulus stimulus, BurstContext context)
    {
        var run = new BurstRun(graph, state, context, registry, languages, new BurstRandom(context.Seed, state, stimulus), limits);
        run.Take(stimulus);
        return run.Result();
    }
}
