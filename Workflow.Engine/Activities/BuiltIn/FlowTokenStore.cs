using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>
/// The tokens of a flowchart. A connection holds one or none: nobody asks how many, so that what a flowchart remembers
/// is bounded by what is drawn, however often it loops.
/// </summary>
internal sealed class FlowTokenStore(JsonObject bag)
{
    private readonly HashSet<Token> waiting = Read(bag["tokens"]);
    private readonly HashSet<Token> blocked = Read(bag["blocked"]);

    public void Add(IEnumerable<Connection> connections) => waiting.UnionWith(connections.Select(Of));

    public void Remove(Connection connection) => waiting.Remove(Of(connection));

    /// <summary>The activity has run: it takes its tokens.</summary>
    public void Take(string activity) => waiting.RemoveWhere(token => token.Target == activity);

    /// <summary>The activity was cancelled: nothing comes from it or waits for it.</summary>
    public void Forget(string activity)
    {
        waiting.RemoveWhere(token => token.Target == activity || token.Source == activity);
        blocked.RemoveWhere(token => token.Target == activity || token.Source == activity);
    }

    public bool Holds(Connection connection) => waiting.Contains(Of(connection));

    public bool AnyTo(string activity) => waiting.Any(token => token.Target == activity);

    public void Block(IEnumerable<Connection> connections) => blocked.UnionWith(connections.Select(Of));

    public bool IsBlocked(Connection connection) => blocked.Contains(Of(connection));

    public void Unblock(Func<Connection, bool> which) =>
        blocked.RemoveWhere(token => which(new Connection(token.Source, token.Port, token.Target, string.Empty)));

    public void Write(JsonObject target)
    {
        target["tokens"] = Write(waiting);
        target["blocked"] = Write(blocked);
    }

    private static Token Of(Connection connection) => new(connection.Source, connection.SourcePort, connection.Target);

    private static HashSet<Token> Read(JsonNode? node) => node is JsonArray list
        ? [.. list.Select(item => new Token((string)item![0]!, (string)item[1]!, (string)item[2]!))]
        : [];

    private static JsonArray Write(HashSet<Token> tokens) =>
        new([.. tokens
            .OrderBy(token => token.Source, StringComparer.Ordinal)
            .ThenBy(token => token.Port, StringComparer.Ordinal)
            .ThenBy(token => token.Target, StringComparer.Ordinal)
            .Select(token => (JsonNode)new JsonArray(token.Source, token.Port, token.Target))]);

    private sealed record Token(string Source, string Port, string Target);
}
