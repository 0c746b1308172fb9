using System.Collections.Immutable;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>Children of a node by port.</summary>
internal static class NodeChildren
{
    public static ImmutableArray<ActivityNode> Under(this ActivityNode node, string port) =>
        node.Children.TryGetValue(port, out var children) ? children : [];

    public static ActivityNode? Child(this ActivityNode node, string port) => node.Under(port).FirstOrDefault();

    /// <summary>Whether the node stands for another workflow, which runs below it.</summary>
    public static bool IsWorkflowActivity(this ActivityNode node) =>
        node.Settled is WorkflowActivity;
}
