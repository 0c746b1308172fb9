using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions;

/// <summary>Reads activities from JSON, whatever their types: a child is any member that looks like an activity.</summary>
internal sealed class NodeReader(ImmutableArray<DefinitionProblem>.Builder problems)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal) { NodePath.Workflow };

    /// <summary>Every node read so far.</summary>
    public ImmutableDictionary<string, ActivityNode>.Builder Nodes { get; } =
        ImmutableDictionary.CreateBuilder<string, ActivityNode>(StringComparer.Ordinal);

    /// <summary>An activity and all below it.</summary>
    public ActivityNode Read(JsonElement json, string parentPath)
    {
        var id = json.Text("id");
        if (string.IsNullOrWhiteSpace(id))
        {
            id = $"{json.Text("type")}?{ids.Count}";
            problems.Add(new DefinitionProblem(NodePath.Combine(parentPath, id), id, "活动没有 id，请给它一个在流程中唯一的 id。"));
        }

        var path = NodePath.Combine(parentPath, id);
        if (!ids.Add(id))
        {
            problems.Add(new DefinitionProblem(path, id, $"活动 id“{id}”重复，请改成在流程中唯一的 id。"));
        }

        var node = new ActivityNode(
            id,
            path,
            json.Text("name"),
            json.Text("type")!,
            json.Member("version") is { ValueKind: JsonValueKind.Number } version && version.TryGetInt32(out var number) ? number : 0,
            json.Clone(),
            Children(json, path),
            Variables(json),
            [.. Items(json, "connections").Select(Connection).OfType<Connection>()]);
        Nodes[path] = node;
        return node;
    }

    /// <summary>Variables that a workflow or container declares.</summary>
    public static ImmutableArray<VariableDefinition> Variables(JsonElement json) =>
    [
        .. Items(json, "variables")
            .Where(item => (item.Text("id") ?? item.Text("name")) is not null)
            .Select(item => new VariableDefinition(
                item.Text("id") ?? item.Text("name")!,
                item.Text("name") ?? item.Text("id")!,
                item.Text("typeName") ?? "Object",
                item.Member("isArray")?.ValueKind == JsonValueKind.True,
                item.Member("value")?.Clone())),
    ];

    /// <summary>The items of an array member; none when it is missing.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement json, string property) =>
        json.Member(property) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    private ImmutableDictionary<string, ImmutableArray<ActivityNode>> Children(JsonElement json, string path)
    {
        var result = ImmutableDictionary.CreateBuilder<string, ImmutableArray<ActivityNode>>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject().Where(member => ActivityTree.CanHoldChildren(member.Name)))
        {
            // A case of a switch, a state and a transition hold their activities one level down.
            ImmutableArray<ActivityNode> children =
            [
                .. (member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray() : Enumerable.Repeat(member.Value, 1))
                    .SelectMany(item => IsActivity(item) ? [item] : ActivityTree.Slots.Select(slot => item.Member(slot) ?? default))
                    .Where(IsActivity)
                    .Select(item => Read(item, path)),
            ];
            if (!children.IsEmpty)
            {
                result[member.Name] = children;
            }
        }

        return result.ToImmutable();
    }

    private static bool IsActivity(JsonElement json) =>
        json.Text("type") is not null
        && (json.Text("id") is not null || json.Text("nodeId") is not null || json.Member("customProperties") is not null);

    private static Connection? Connection(JsonElement json)
    {
        // Elsa 3.0 wrote the activity ids alone.
        if (json.Text("source") is { } source && json.Text("target") is { } target)
        {
            return new Connection(source, json.Text("sourcePort") ?? "Done", target, json.Text("targetPort") ?? "In");
        }

        return json.Member("source") is { } from && json.Member("target") is { } to
            && from.Text("activity") is { } fromId && to.Text("activity") is { } toId
                ? new Connection(fromId, from.Text("port") ?? "Done", toId, to.Text("port") ?? "In")
                : null;
    }
}
