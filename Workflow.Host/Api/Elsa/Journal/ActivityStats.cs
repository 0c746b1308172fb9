using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Journal;

namespace Workflow.Host.Api.Elsa.Journal;

/// <summary>Elsa's <c>ActivityExecutionStats</c>: Studio's badge on a node.</summary>
internal sealed record ActivityStats(
    string ActivityId,
    string ActivityNodeId,
    int StartedCount,
    int CompletedCount,
    int UncompletedCount,
    bool IsBlocked,
    bool IsFaulted,
    int AggregateFaultCount,
    JsonNode Metadata)
{
    /// <summary>The executions of one node.</summary>
    public static ActivityStats Of(InstanceStory story, IReadOnlyList<ExecutionRecord> executions)
    {
        var node = executions[0].NodeId;
        var faults = executions.Count(execution => execution.Status == ExecutionStatus.Faulted);
        return new ActivityStats(
            story.Graph.Nodes.TryGetValue(node, out var known) ? known.Id : NodePath.ActivityId(node),
            node,
            executions.Count,
            executions.Count(execution => execution.Status == ExecutionStatus.Completed),
            executions.Count(execution => execution.EndedAt is null),
            executions.Any(story.Journal.HasBookmarks),
            faults > 0,
            faults,
            new JsonObject());
    }
}
