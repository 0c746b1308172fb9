using Workflow.Engine.Definitions;
using Workflow.Engine.Journal;

namespace Workflow.Host.Api.Elsa.Journal;

/// <summary>What the definition says of an execution's node. A node that a migration took away keeps its id.</summary>
internal readonly record struct Named(string ActivityId, string Type, int TypeVersion, string? Name)
{
    /// <summary>The node of an execution.</summary>
    public static Named Of(InstanceStory story, ExecutionRecord execution) =>
        story.Graph.Nodes.TryGetValue(execution.NodeId, out var node)
            ? new Named(node.Id, node.Type, node.Version, node.Name)
            : new Named(NodePath.ActivityId(execution.NodeId), string.Empty, 1, null);
}
