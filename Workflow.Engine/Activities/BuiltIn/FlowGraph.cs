using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>
/// A flowchart's connections told apart into forward ones and those that loop back, seen from where it started.
/// </summary>
internal sealed class FlowGraph
{
    private readonly string start;
    private readonly ILookup<string, Connection> outbound;
    private readonly ILookup<string, Connection> inbound;
    private readonly ILookup<string, Connection> forwardInbound;
    private readonly HashSet<Connection> forward = [];

    /// <param name="drawn">Connections; one drawn twice counts once.</param>
    /// <param name="start">Where the flowchart begins.</param>
    public FlowGraph(IEnumerable<Connection> drawn, string start)
    {
        this.start = start;
        List<Connection> connections = [.. drawn.Distinct()];
        inbound = connections.ToLookup(connection => connection.Target, StringComparer.Ordinal);
        outbound = connections.ToLookup(connection => connection.Source, StringComparer.Ordinal);
        Classify();
        forwardInbound = connections.Where(forward.Contains).ToLookup(connection => connection.Target, StringComparer.Ordinal);
    }

    public IEnumerable<Connection> Outbound(string activity) => outbound[activity];

    public IReadOnlyCollection<Connection> Inbound(string activity) => [.. inbound[activity]];

    public IReadOnlyCollection<Connection> ForwardInbound(string activity) => [.. forwardInbound[activity]];

    public bool IsForward(Connection connection) => forward.Contains(connection);

    /// <summary>Whether no forward connection leads to the activity.</summary>
    public bool IsUnreachable(string activity) => activity != start && !forwardInbound.Contains(activity);

    /// <summary>All activities from which forward connections lead to this one.</summary>
    public IReadOnlySet<string> Ancestors(string activity)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([activity]);
        while (open.TryPop(out var current))
        {
            foreach (var source in forwardInbound[current].Select(connection => connection.Source).Where(found.Add))
            {
                open.Push(source);
            }
        }

        return found;
    }

    /// <summary>A loop may only lead back to an activity that every way to its source has passed.</summary>
    public bool IsValidLoop(Connection connection)
    {
        // Without the target, the source must be out of the start's reach.
        if (connection.Target == start || connection.Target == connection.Source)
        {
            return true;
        }

        var seen = new HashSet<string>([start, connection.Target], StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var current))
        {
            if (current == connection.Source)
            {
                return false;
            }

            foreach (var target in outbound[current].Where(forward.Contains).Select(next => next.Target).Where(seen.Add))
            {
                open.Enqueue(target);
            }
        }

        return true;
    }

    /// <summary>Breadth first from the start; a connection that would close a ring of accepted ones leads back.</summary>
    private void Classify()
    {
        var accepted = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var seen = new HashSet<string>([start], StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var source))
        {
            foreach (var connection in outbound[source])
            {
                var targets = accepted.TryGetValue(source, out var known) ? known : accepted[source] = [];
                if (targets.Contains(connection.Target) || !Reaches(accepted, connection.Target, source))
                {
                    targets.Add(connection.Target);
                    forward.Add(connection);
                    if (seen.Add(connection.Target))
                    {
                        open.Enqueue(connection.Target);
                    }
                }
            }
        }
    }

    private static bool Reaches(Dictionary<string, HashSet<string>> edges, string from, string to)
    {
        var seen = new HashSet<string>([from], StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var current))
        {
            if (current == to)
            {
                return true;
            }

            foreach (var next in (edges.TryGetValue(current, out var targets) ? targets : []).Where(seen.Add))
            {
                open.Push(next);
            }
        }

        return false;
    }
}
