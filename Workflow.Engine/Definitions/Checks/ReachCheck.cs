using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>Activities of a flowchart that nothing leads to, and flowcharts without a beginning.</summary>
internal static class ReachCheck
{
    /// <summary>Checks a flowchart.</summary>
    /// <param name="report">Where it is told.</param>
    /// <param name="map">The flowchart.</param>
    /// <param name="undos">Ids of activities that undo others: they stand unconnected on purpose.</param>
    public static void Check(NodeReport report, FlowMap map, IReadOnlySet<string> undos)
    {
        var named = report.Node.Json.Text("start");
        if (named is { Length: > 0 } && map.Activities.All(activity => activity.Id != named))
        {
            report.Warn($"流程图指定从“{named}”开始，但没有这个活动，将从其他活动开始。请重新指定起点。");
        }

        if (named is null
            && map.Activities.Count > 0
            && map.Activities.All(activity => !FlowMap.Begins(activity) && map.To(activity.Id).Count > 0))
        {
            report.Warn("看不出流程图从哪里开始：每个活动都有连线进入。请加一个“开始”活动。");
        }

        var reached = map.Reached();
        foreach (var activity in map.Activities.Where(activity => !reached.Contains(activity.Id) && !undos.Contains(activity.Id)))
        {
            report.Error(activity, "没有连线能走到这个活动，它永远不会执行。请把它连上，或者删除它。");
        }
    }
}
