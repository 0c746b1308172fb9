using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Parts of a definition: those below a node, and the way down to one. Workflows used as activities are opened.</summary>
internal static class DefinitionGraphs
{
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal) { "Elsa.Workflow", "Elsa.Flowchart" };

    /// <summary>Maps the endpoints.</summary>
    public static void MapGraphs(this IEndpointRouteBuilder read)
    {
        var graphs = read.MapGroup("/workflow-definitions/subgraph");
        graphs.MapGet("/{id}", SubgraphAsync);
        graphs.MapGet("/segments/{id}", SegmentsAsync);
    }

    private static async Task<IResult> SubgraphAsync(
        string id,
        string? parentNodeId,
        HttpContext http,
        IDefinitionLibrary library,
        IDefinitionParser parser,
        DefinitionModels models)
    {
        var graph = await GraphAsync(id, http, library, parser);
        var nodes = new GraphNodes(graph, models);
        return ElsaJson.Answer(nodes.Show(nodes.Require(string.IsNullOrEmpty(parentNodeId) ? null : parentNodeId)));
    }

    private static async Task<IResult> SegmentsAsync(
        string id,
        string? childNodeId,
        HttpContext http,
        IDefinitionLibrary library,
        IDefinitionParser parser,
        DefinitionModels models)
    {
        var graph = await GraphAsync(id, http, library, parser);
        var nodes = new GraphNodes(graph, models);
        var child = nodes.Require(childNodeId);
        var way = nodes.WayTo(child);
        var named = way.Where(step => !Unnamed.Contains(step.Node.Type)).ToList();
        var container = named.Count > 0 ? named[^1].Node : way.Count > 0 ? way[0].Node : child;
        return ElsaJson.Answer(new JsonObject
        {
            ["childNode"] = nodes.Show(child),
            ["container"] = nodes.Show(container),
            ["pathSegments"] = new JsonArray([.. named.Select(step => Segment(step.Node, step.Port))]),
        });
    }

    private static JsonObject Segment(ActivityNode node, string port) => new()
    {
        ["activityNodeId"] = node.NodeId,
        ["activityId"] = node.Id,
        ["activityType"] = node.Type,
        ["portName"] = GraphNodes.PortName(port),
        ["activityName"] = node.Name ?? node.Type,
    };

    private static async Task<WorkflowGraph> GraphAsync(
        string id,
        HttpContext http,
        IDefinitionLibrary library,
        IDefinitionParser parser)
    {
        var version = await library.FindByIdAsync(id, http.RequestAborted);
        if (version is null or { IsDeleted: true, IsFrozen: false })
        {
            throw DefinitionRefusedException.Missing();
        }

        await library.FreshenActivitiesAsync(http.RequestAborted);
        var text = DefinitionText.Read(await library.TextAsync(version, http.RequestAborted));
        return parser.Parse(text.Json).Graph
            ?? throw new RefusalException(RefusalKind.Invalid, "definition.no-root", "流程还没有根活动，请先在设计器中画出它。");
    }
}
