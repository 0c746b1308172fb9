using System.Collections.Immutable;
using Workflow.Engine.Activities;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions;

/// <summary>
/// Puts the workflows that a definition uses as activities below the nodes that use them, as Elsa does: an
/// <c>Elsa.Workflow</c> with variables of its own, and its root.
/// </summary>
internal sealed class WorkflowEmbedding(
    IActivityRegistry registry,
    ReusableWorkflows reusable,
    ImmutableArray<DefinitionProblem>.Builder problems)
{
    private const int MostNodes = 10_000;
    private const string NotRead = "流程没有根活动（root）";

    /// <summary>Every node, those of embedded workflows too.</summary>
    public ImmutableDictionary<string, ActivityNode>.Builder Nodes { get; } =
        ImmutableDictionary.CreateBuilder<string, ActivityNode>(StringComparer.Ordinal);

    /// <summary>A node with all below it.</summary>
    /// <param name="node">As it was read.</param>
    /// <param name="within">The definitions that it stands in, outermost first.</param>
    public ActivityNode Expand(ActivityNode node, ImmutableArray<string> within)
    {
        var whole = node with
        {
            Children = node.Children.ToImmutableDictionary(
                port => port.Key,
                port => (ImmutableArray<ActivityNode>)[.. port.Value.Select(child => Expand(child, within))],
                StringComparer.Ordinal),
        };
        if (registry.Find(node.Type) is null or WorkflowActivity && reusable.Find(node) is { } used)
        {
            whole = Embed(whole, used, within);
        }

        Nodes[node.NodeId] = whole;
        return whole;
    }

    private ActivityNode Embed(ActivityNode node, WorkflowActivity used, ImmutableArray<string> within)
    {
        var workflow = used.Workflow;
        var settled = node with { Settled = used };
        if (within.Contains(workflow.DefinitionId))
        {
            Report(node, $"流程“{used.Descriptor.DisplayName}”直接或间接地包含了自己，请去掉其中一处。");
            return settled;
        }

        if (Nodes.Count > MostNodes)
        {
            Report(node, $"流程连同它所包含的流程超过 {MostNodes} 个活动，请减少嵌套。");
            return settled;
        }

        if (workflow.Json.Member("root") is not { } root || root.Text("type") is null)
        {
            Report(node, $"“{used.Descriptor.DisplayName}”：{NotRead}，请先在设计器中画出它。");
            return settled;
        }

        if (node.Version != workflow.Version)
        {
            Report(
                node,
                $"“{used.Descriptor.DisplayName}”没有第 {node.Version} 版，改用第 {workflow.Version} 版；请在设计器中重新选择。",
                ProblemSeverity.Warning);
        }

        // What is wrong inside was said when that definition was published.
        var path = NodePath.Combine(node.NodeId, NodePath.Workflow);
        var reader = new NodeReader(ImmutableArray.CreateBuilder<DefinitionProblem>());
        var child = Expand(reader.Read(root, path), within.Add(workflow.DefinitionId));
        var inner = new ActivityNode(
            NodePath.Workflow,
            path,
            null,
            WorkflowRoot.TypeName,
            1,
            JsonValues.EmptyObject,
            ImmutableDictionary<string, ImmutableArray<ActivityNode>>.Empty.Add(WorkflowRoot.RootPort, [child]),
            NodeReader.Variables(workflow.Json),
            []);
        Nodes[path] = inner;
        return settled with { Children = node.Children.SetItem(WorkflowRoot.RootPort, [inner]) };
    }

    /// <summary>Names the node of the definition itself, not one inside a workflow that it uses: only that can be drawn anew.</summary>
    private void Report(ActivityNode node, string message, ProblemSeverity severity = ProblemSeverity.Error)
    {
        var own = NodePath.Own(node.NodeId);
        problems.Add(new DefinitionProblem(own, NodePath.ActivityId(own), message, severity));
    }
}
