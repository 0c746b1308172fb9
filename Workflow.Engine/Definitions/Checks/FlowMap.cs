using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>A flowchart as a map: where one can get to from where.</summary>
internal sealed class FlowMap(ActivityNode flowchart)
{
    private readonly ILookup<string, Connection> outbound =
        flowchart.Connections.Distinct().ToLookup(connection => connection.Source, StringComparer.Ordinal);

    private readonly ILookup<string, Connection> inbound =
        flowchart.Connections.Distinct().ToLookup(connection => connection.Target, StringComparer.Ordinal);

    /// <summary>Its activities.</summary>
    public IReadOnlyList<ActivityNode> Activities { get; } = [.. flowchart.Under(Flowchart.Port)];

    /// <summary>Connections that leave an activity.</summary>
    public IEnumerable<Connection> From(string activity) => outbound[activity];

    /// <summary>Connections that lead to an activity.</summary>
    public IReadOnlyCollection<Connection> To(string activity) => [.. inbound[activity]];

    /// <summary>Whether the flowchart begins here for a reason of its own: each of several triggers starts an instance.</summary>
    public static bool Begins(ActivityNode activity) =>
        activity.Type == Start.TypeName
        || activity.Json.Member("customProperties")?.Member("canStartWorkflow")?.ValueKind == JsonValueKind.True;

    /// <summary>The activities that can be come to from wherever the flowchart may begin.</summary>
    /// <param name="isOpen">Which connections may be used; all when it is not given.</param>
    public IReadOnlySet<string> Reached(Func<Connection, bool>? isOpen = null)
    {
        var starts = Activities.Where(Begins).Select(activity => activity.Id);
        return Flowchart.StartOf(flowchart, null) is { } start
            ? Reached(starts.Append(start.Id), isOpen)
            : Reached(starts, isOpen);
    }

    /// <summary>Whether one can come back to an activity.</summary>
    public bool IsInLoop(string activity) =>
        LeadsTo(activity, null, activity);

    /// <summary>Whether one can get from an activity to another.</summary>
    /// <param name="activity">Where one begins.</param>
    /// <param name="port">The outcome it completes with; null for any.</param>
    /// <param name="target">Where one wants to get to.</param>
    public bool LeadsTo(string activity, string? port, string target) => Reached(
        From(activity).Where(connection => port is null || connection.SourcePort == port).Select(connection => connection.Target), null).Contains(target);

    private HashSet<string> Reached(IEnumerable<string> starts, Func<Connection, bool>? isOpen)
    {
        var reached = starts.ToHashSet(StringComparer.Ordinal);
        var next = new Stack<string>(reached);
        while (next.TryPop(out var current))
        {
            foreach (var connection in From(current).Where(connection => isOpen?.Invoke(connection) != false))
            {
                if (reached.Add(connection.Target))
                {
                    next.Push(connection.Target);
                }
            }
        }

        return reached;
    }
}
