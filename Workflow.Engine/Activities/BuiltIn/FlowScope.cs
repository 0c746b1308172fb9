using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>How often a flowchart's activities and connections were come by: what it remembers between its children.</summary>
internal sealed class FlowScope
{
    private readonly Dictionary<string, int> activities;
    private readonly Dictionary<string, int> connections;
    private readonly HashSet<string> followed;

    /// <param name="bag">What the flowchart kept.</param>
    public FlowScope(JsonObject bag)
    {
        activities = Read(bag["activities"]);
        connections = Read(bag["connections"]);
        followed = bag["followed"] is JsonArray list
            ? [.. list.Select(item => item!.GetValue<string>())]
            : new HashSet<string>(StringComparer.Ordinal);
    }

    public JsonObject ToBag() => new()
    {
        ["activities"] = Write(activities),
        ["connections"] = Write(connections),
        ["followed"] = new JsonArray([.. followed.Order(StringComparer.Ordinal).Select(key => (JsonNode)key)]),
    };

    /// <summary>Sets a count that comes from another version.</summary>
    public void Set(string activity, int visits)
    {
        if (visits > 0)
        {
            activities[activity] = visits;
        }
    }

    /// <inheritdoc cref="Set(string, int)"/>
    public void Set(Connection connection, int visits, bool isFollowed)
    {
        if (visits > 0)
        {
            connections[Key(connection)] = visits;
            _ = isFollowed && followed.Add(Key(connection));
        }
    }

    public void Visit(string activity) => activities[activity] = Visits(activity) + 1;

    public void Visit(Connection connection, bool isFollowed)
    {
        var key = Key(connection);
        connections[key] = Visits(connection) + 1;
        _ = isFollowed ? followed.Add(key) : followed.Remove(key);
    }

    /// <summary>Whether every forward connection was come by once more than the activity itself.</summary>
    public bool AllVisited(FlowGraph graph, string activity) =>
        graph.ForwardInbound(activity).All(connection => Visits(connection) > Visits(activity));

    /// <summary>Whether every forward connection was followed when it was last come by.</summary>
    public bool AllFollowed(FlowGraph graph, string activity) =>
        graph.ForwardInbound(activity).All(IsFollowed);

    /// <summary>Whether any forward connection was followed in the round that is not yet used up.</summary>
    public bool AnyFollowed(FlowGraph graph, string activity)
    {
        var inbound = graph.ForwardInbound(activity);
        var round = inbound.Max(Visits);
        return round > Visits(activity) && inbound.Any(connection => Visits(connection) == round && IsFollowed(connection));
    }

    /// <summary>Whether the activity has already been through the round that this connection now reaches.</summary>
    public bool IsLate(Connection connection) => Visits(connection) <= Visits(connection.Target);

    /// <summary>How often an activity was left.</summary>
    public int Visits(string activity) => activities.GetValueOrDefault(activity);

    /// <summary>How often a connection was come by.</summary>
    public int Visits(Connection connection) => connections.GetValueOrDefault(Key(connection));

    /// <summary>Whether it was followed when it was last come by.</summary>
    public bool IsFollowed(Connection connection) => followed.Contains(Key(connection));

    private static string Key(Connection connection) =>
        $"{connection.Source}:{connection.SourcePort}->{connection.Target}:{connection.TargetPort}";

    private static Dictionary<string, int> Read(JsonNode? node) =>
        node is JsonObject counts
            ? counts.ToDictionary(count => count.Key, count => count.Value!.GetValue<int>(), StringComparer.Ordinal)
            : new Dictionary<string, int>(StringComparer.Ordinal);

    private static JsonObject Write(Dictionary<string, int> counts) =>
        new(counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value)));
}
