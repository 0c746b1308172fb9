using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Journal;

namespace Workflow.Host.Api.Elsa.Journal;

/// <summary>Elsa's <c>ActivityExecutionStats</c>: Studio's badge on a node.</summary>
public sealed record ActivityStats(
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
    /// <summary>Every node that has run, or those of some.</summary>
    public static IReadOnlyList<ActivityStats> Of(InstanceStory story, IReadOnlySet<string>? nodes = null) =>
    [
        .. story.Journal.Executions
            .Where(execution => nodes is null || nodes.Contains(execution.NodeId))
            .GroupBy(execution => execution.NodeId, StringComparer.Ordinal)
            .Select(node => Of(story, [.. node])),
    ];

    private static ActivityStats Of(InstanceStory story, IReadOnlyList<ExecutionRecord> executions)
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
