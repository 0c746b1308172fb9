using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Migration;

/// <summary>
/// The counters of a flowchart in another version. What was come by stays counted; a new connection from an activity that
/// has run counts as come by and not followed, so that nothing behind it waits for a branch that will never come.
/// </summary>
internal static class FlowCounterMigration
{
    public static JsonObject Move(ContainerMove move, ImmutableArray<MigrationRemark>.Builder problems)
    {
        var old = new FlowScope(move.Bag());
        var scope = new FlowScope([]);
        foreach (var child in move.From.Under(Flowchart.Port))
        {
            if (move.Mapping.IdOf(child.Id) is { } id)
            {
                scope.Set(id, old.Visits(child.Id));
            }
        }

        var graph = Flowchart.GraphOf(move.To, move.Trigger);
        var kept = Keep(move, old, scope);
        foreach (var connection in move.To.Connections.Where(connection => !kept.Contains(connection) && graph.IsForward(connection)))
        {
            scope.Set(connection, LeavesOf(move, old, connection.Source), isFollowed: false);
            if (move.LiveIds.Contains(connection.Target) && scope.IsLate(connection))
            {
                problems.Add(new MigrationRemark(
                    move.From.NodeId,
                    $"新版本要求“{connection.Target}”等待“{connection.Source}”，但“{connection.Target}”已经开始；请等它完成后再迁移。"));
            }
        }

        foreach (var lost in move.LiveIds.Where(graph.IsUnreachable))
        {
            problems.Add(new MigrationRemark(move.From.NodeId, $"新版本中没有从起点通往“{lost}”的连线，正在进行的它不能接着进行。"));
        }

        return scope.ToBag();
    }

    private static HashSet<Connection> Keep(ContainerMove move, FlowScope old, FlowScope scope)
    {
        var kept = new HashSet<Connection>();
        foreach (var connection in move.From.Connections)
        {
            var (source, target) = (move.Mapping.IdOf(connection.Source), move.Mapping.IdOf(connection.Target));
            if (move.To.Connections.FirstOrDefault(one =>
                one.Source == source && one.SourcePort == connection.SourcePort && one.Target == target) is { } same)
            {
                scope.Set(same, old.Visits(connection), old.IsFollowed(connection));
                kept.Add(same);
            }
        }

        return kept;
    }

    /// <summary>How often an activity was left, loops included: as often as its connections were come by.</summary>
    private static int LeavesOf(ContainerMove move, FlowScope old, string source) => move.From.Under(Flowchart.Port)
        .Where(child => move.Mapping.IdOf(child.Id) == source)
        .Select(child => Math.Max(
            old.Visits(child.Id),
            move.From.Connections.Where(connection => connection.Source == child.Id).Select(old.Visits).DefaultIfEmpty(0).Max()))
        .DefaultIfEmpty(0)
        .Max();
}
