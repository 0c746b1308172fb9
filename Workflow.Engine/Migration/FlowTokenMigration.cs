using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Migration;

/// <summary>
/// The tokens of a flowchart in another version: they stay on connections that are still there. A new connection into an
/// activity that already waits holds a token from the start when nothing can come along it any more.
/// </summary>
internal static class FlowTokenMigration
{
    public static JsonObject Move(ContainerMove move)
    {
        var bag = move.Bag();
        var moved = (JsonObject)bag.DeepClone();
        moved["tokens"] = Move(move, bag["tokens"]);
        moved["blocked"] = Move(move, bag["blocked"]);
        var tokens = new FlowTokenStore(moved);
        var graph = Flowchart.GraphOf(move.To, move.Trigger);
        foreach (var connection in move.To.Connections.Where(connection => graph.IsForward(connection) && IsNew(move, connection)))
        {
            if (tokens.AnyTo(connection.Target)
                && !graph.Ancestors(connection.Source).Append(connection.Source)
                    .Any(activity => move.LiveIds.Contains(activity) || tokens.AnyTo(activity)))
            {
                tokens.Add([connection]);
            }
        }

        tokens.Write(moved);
        return moved;
    }

    private static JsonArray Move(ContainerMove move, JsonNode? tokens)
    {
        var moved = new JsonArray();
        foreach (var token in (tokens as JsonArray ?? []).Select(token => token!.AsArray()))
        {
            var (source, port, target) = (
                move.Mapping.IdOf((string)token[0]!), (string)token[1]!, move.Mapping.IdOf((string)token[2]!));
            if (move.To.Connections.Any(one => one.Source == source && one.SourcePort == port && one.Target == target))
            {
                moved.Add((JsonNode)new JsonArray(source, port, target));
            }
        }

        return moved;
    }

    private static bool IsNew(ContainerMove move, Connection connection) => !move.From.Connections.Any(old =>
        move.Mapping.IdOf(old.Source) == connection.Source
        && old.SourcePort == connection.SourcePort
        && move.Mapping.IdOf(old.Target) == connection.Target);
}
