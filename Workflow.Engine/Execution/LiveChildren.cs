using Workflow.Engine.Compensation;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Execution;

/// <summary>
/// How many live executions each execution has below it, counted along: asked after every step, it must not cost a look
/// at all of them.
/// </summary>
internal sealed class LiveChildren
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    public LiveChildren(InstanceState state)
    {
        foreach (var execution in state.Executions.Values)
        {
            Count(execution.ParentId, 1);
        }
    }

    public bool Any(string executionId) => counts.GetValueOrDefault(executionId) > 0;

    /// <summary>Counts a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="before">The state that it changes.</param>
    public void Note(Fact fact, InstanceState before)
    {
        switch (fact)
        {
            case ActivityStarted started:
                Count(started.ParentId, 1);
                break;
            case ActivityCompleted completed when before.Executions.TryGetValue(completed.ExecutionId, out var ended):
                Count(ended.ParentId, -1);
                break;
            case ActivityCancelled cancelled when before.Executions.TryGetValue(cancelled.ExecutionId, out var ended):
                Count(ended.ParentId, -1);
                break;
            case EffectReclaimed reclaimed when before.Abandoned?.ContainsKey(reclaimed.Key) == true:
                // Its execution lives again, under the workflow itself.
                Count(BurstRun.RootExecution, 1);
                break;
            default:
                break;
        }
    }

    private void Count(string? parentId, int change)
    {
        if (parentId is not null)
        {
            counts[parentId] = counts.GetValueOrDefault(parentId) + change;
        }
    }
}
