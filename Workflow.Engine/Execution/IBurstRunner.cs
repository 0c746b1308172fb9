using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Execution;

/// <summary>
/// The core of a burst, a pure function: no clock, no I/O, no randomness of its own.
/// Same graph, state, stimulus and context give the same result.
/// </summary>
public interface IBurstRunner
{
    /// <summary>
    /// Runs activities until every branch waits, a command has to be answered, or the end is reached. A stimulus that
    /// finds nothing to move (a bookmark already burned) gives no facts.
    /// </summary>
    BurstResult Run(WorkflowGraph graph, InstanceState state, Stimulus stimulus, BurstContext context);
}
