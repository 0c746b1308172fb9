using Workflow.Engine.Activities;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>Joins that wait for all their branches, of which a choice lets one through only.</summary>
internal static class JoinCheck
{
    /// <summary>Checks the joins of a flowchart.</summary>
    public static void Check(NodeReport report, FlowMap map)
    {
        var joins = map.Activities.Where(join => WaitsForAll(join) && map.To(join.Id).Count > 1).ToList();
        if (joins.Count == 0)
        {
            return;
        }

        // A choice that is come to again may go the other way then.
        var everything = map.Reached();
        foreach (var choice in map.Activities.Where(node => IsChoice(node) && everything.Contains(node.Id) && !map.IsInLoop(node.Id)))
        {
            var ways = map.From(choice.Id)
                .Select(connection => connection.SourcePort)
                .Distinct()
                .Select(outcome => new Way(choice.Id, outcome))
                .Select(way => (Way: way, Reached: map.Reached(way.IsOpen)))
                .ToList();
            foreach (var join in joins.Where(join => IsExcluded(map.To(join.Id), everything, ways)))
            {
                report.Error(
                    join,
                    $"汇合等待全部连线，但“{choice.Id}”每次只走其中一条，所以永远等不齐。请把汇合方式改成“任一”或“全部有效连线”。");
            }
        }
    }

    private static bool WaitsForAll(ActivityNode node) =>
        node.Type == FlowJoin.TypeName
        && Expression.ReadWrapped(ActivityInputs.Raw(node, FlowJoin.Mode.Name)) is { Type: "Literal", Text: "WaitAll" };

    private static bool IsChoice(ActivityNode node) =>
        node.Type == "Elsa.FlowDecision"
        || (node.Type == "Elsa.FlowSwitch"
            && Expression.ReadWrapped(ActivityInputs.Raw(node, SwitchCases.Mode.Name)) is null or { Type: "Literal", Text: "MatchFirst" });

    /// <summary>Whether no single way out of the choice lets all of the connections be come to.</summary>
    private static bool IsExcluded(
        IReadOnlyCollection<Connection> inbound,
        IReadOnlySet<string> everything,
        List<(Way Way, IReadOnlySet<string> Reached)> ways) =>
        ways.Count > 1
        && inbound.All(connection => everything.Contains(connection.Source))
        && ways.All(one => inbound.Any(connection => !one.Way.IsOpen(connection) || !one.Reached.Contains(connection.Source)));

    /// <summary>One outcome of a choice, with all others closed.</summary>
    private sealed record Way(string Choice, string Outcome)
    {
        public bool IsOpen(Connection connection) => connection.Source != Choice || connection.SourcePort == Outcome;
    }
}
