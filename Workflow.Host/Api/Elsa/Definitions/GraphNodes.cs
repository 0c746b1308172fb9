using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>The nodes of a graph in the shape of Elsa's <c>ActivityNode</c>.</summary>
internal sealed class GraphNodes
{
    private readonly WorkflowGraph graph;
    private readonly DefinitionModels models;
    private readonly Dictionary<string, (ActivityNode Node, string Port)> above = new(StringComparer.Ordinal);

    public GraphNodes(WorkflowGraph graph, DefinitionModels models)
    {
        (this.graph, this.models) = (graph, models);
        foreach (var parent in graph.Nodes.Values)
        {
            foreach (var (port, children) in parent.Children)
            {
                foreach (var child in children)
                {
                    above[child.NodeId] = (parent, port);
                }
            }
        }
    }

    /// <summary>A node by its id; without one, the node that the workflow itself holds.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public ActivityNode Require(string? nodeId) =>
        nodeId is null
            ? graph.Root.Children.Values.SelectMany(children => children).FirstOrDefault() ?? graph.Root
            : graph.Nodes.GetValueOrDefault(nodeId) ?? throw new RefusalException(
                RefusalKind.NotFound, "node.not-found", $"流程中没有节点“{nodeId}”，请刷新页面后重试。");

    /// <summary>The nodes above one, outermost first, each with the port by which the way goes down.</summary>
    public IReadOnlyList<(ActivityNode Node, string Port)> WayTo(ActivityNode node)
    {
        var way = new List<(ActivityNode, string)>();
        for (var id = node.NodeId; above.TryGetValue(id, out var step); id = step.Node.NodeId)
        {
            way.Insert(0, step);
        }

        return way;
    }

    /// <summary>A node with those right below it.</summary>
    public JsonObject Show(ActivityNode node)
    {
        var shown = ShowAlone(node);
        shown["children"] = new JsonArray([.. node.Children.Values.SelectMany(children => children).Select(ShowAlone)]);
        return shown;
    }

    /// <summary>Elsa's name of a port: what the JSON calls <c>then</c> is <c>Then</c>.</summary>
    public static string PortName(string port) => port.Length == 0 ? port : char.ToUpperInvariant(port[0]) + port[1..];

    private JsonObject ShowAlone(ActivityNode node) => new()
    {
        ["nodeId"] = node.NodeId,
        ["port"] = above.TryGetValue(node.NodeId, out var step) ? PortName(step.Port) : string.Empty,
        ["activity"] = models.Activity(node),
        ["children"] = new JsonArray(),
        ["parents"] = new JsonArray(),
    };
}
