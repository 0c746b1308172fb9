using Workflow.Engine.Activities;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>Connections to nowhere, and from outcomes that an activity does not have.</summary>
internal static class ConnectionCheck
{
    /// <summary>Checks the connections of a flowchart.</summary>
    public static void Check(NodeReport report, IActivityRegistry registry)
    {
        var children = report.Node.Children.Values.SelectMany(list => list)
            .DistinctBy(child => child.Id)
            .ToDictionary(child => child.Id, StringComparer.Ordinal);
        foreach (var missing in report.Node.Connections
            .SelectMany(connection => new[] { connection.Source, connection.Target })
            .Where(id => !children.ContainsKey(id))
            .Distinct())
        {
            report.Error($"有一条连线连着不存在的活动“{missing}”，请删除这条连线或补上活动。");
        }

        foreach (var (source, connections) in report.Node.Connections
            .GroupBy(connection => connection.Source, StringComparer.Ordinal)
            .Select(group => (children.GetValueOrDefault(group.Key), group.ToList())))
        {
            if (source is not null
                && registry.FindOrNewest(source.Type, source.Version)?.Descriptor is { } descriptor
                && Outcomes.Of(source, descriptor) is { } outcomes)
            {
                Check(report, source, outcomes, descriptor.OptionalOutcomes ?? [], connections);
            }
        }
    }

    private static void Check(
        NodeReport report,
        ActivityNode source,
        IReadOnlyCollection<string> outcomes,
        IReadOnlyCollection<string> optional,
        List<Connection> connections)
    {
        foreach (var connection in connections.Where(connection => !outcomes.Contains(connection.SourcePort)))
        {
            report.Error(
                source,
                $"从出口“{connection.SourcePort}”连到“{connection.Target}”，但这个活动没有这个出口"
                + $"（有：{string.Join("、", outcomes)}）。请从已有的出口重新连线。");
        }

        // A branch may end anywhere, that alone is no mistake. A choice of which some ways go on and others end is drawn
        // on purpose less often than by oversight.
        var ways = outcomes.Except(optional).ToList();
        if (connections.All(connection => optional.Contains(connection.SourcePort)))
        {
            return;
        }

        foreach (var open in ways.Where(outcome => connections.All(connection => connection.SourcePort != outcome)))
        {
            report.Warn(source, $"出口“{open}”没有连到任何活动，而其他出口有后续：走到这里流程分支就结束了。如不是有意，请补上连线。");
        }
    }
}
