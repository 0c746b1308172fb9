using System.Runtime.CompilerServices;
using System.Text.Json;
using Workflow.Engine.Compensation;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>Activities joined by connections, in the mode in which it began.</summary>
internal sealed class Flowchart : IActivity
{
    public const string TypeName = "Elsa.Flowchart";
    public const string Port = "activities";

    private static readonly ConditionalWeakTable<ActivityNode, FlowGraph> Graphs = [];

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Flowchart", Describe.Flow, "流程图", "由连线连接的活动。", ports: [Port], isContainer: true, isBrowsable: false);

    public void Execute(IActivityContext context)
    {
        if (StartOf(context.Node, context.Instance.TriggerActivityId) is not { } start)
        {
            context.Complete();
            return;
        }

        if (FlowModes.Of((ActivityContext)context) == FlowchartMode.Token)
        {
            context.SetBag(FlowModes.Mark(FlowchartMode.Token));
        }

        context.Schedule(start);
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child)
    {
        if (Terminals.Contains(child.Node.Type))
        {
            context.Complete();
            return;
        }

        var own = (ActivityContext)context;
        var walk = WalkOf(own);
        walk.Leave(child);
        walk.Save();

        // In token mode tokens may be left at a join that nothing can reach any more; Elsa would wait for ever.
        if (!own.Run.HasPendingChildren(context.ExecutionId))
        {
            context.Complete();
        }
    }

    /// <summary>Before a join runs, what is still under way towards it is ended, as in Elsa.</summary>
    public static void Join(ActivityContext join)
    {
        var run = join.Run;
        if (run.State.Executions.GetValueOrDefault(join.ExecutionId)?.ParentId is { } parent
            && run.NodeOf(run.State.Executions[parent]).Type == TypeName)
        {
            var walk = WalkOf(new ActivityContext(run, run.State.Executions[parent]));
            if (walk.HasLiveBranchesTo(join.Node.Id))
            {
                walk.EndBranchesTo(join.Node.Id);
                walk.Save();
            }
        }
    }

    /// <summary>Goes on where all that an activity waits for is there, after something else than a child changed that.</summary>
    public static void Settle(ActivityContext context)
    {
        var walk = WalkOf(context);
        walk.Settle();
        walk.Save();
        if (!context.Run.HasPendingChildren(context.ExecutionId))
        {
            context.Complete();
        }
    }

    /// <summary>The connections of a flowchart as seen from where it starts.</summary>
    public static FlowGraph GraphOf(ActivityNode flowchart, string? trigger)
    {
        // The start depends on the instance only where a trigger started it; that rare graph is not kept.
        var start = StartOf(flowchart, trigger)?.Id ?? string.Empty;
        return trigger == start
            ? new FlowGraph(flowchart.Connections, start)
            : Graphs.GetValue(flowchart, node => new FlowGraph(node.Connections, start));
    }

    private static FlowWalk WalkOf(ActivityContext context) => FlowModes.IsToken(context.Bag())
        ? new FlowTokens(context, GraphOf(context))
        : new FlowCounters(context, GraphOf(context));

    private static FlowGraph GraphOf(ActivityContext context) => GraphOf(context.Node, context.Instance.TriggerActivityId);

    /// <summary>Where a flowchart begins.</summary>
    /// <param name="node">The flowchart.</param>
    /// <param name="trigger">The trigger that started the instance, if one did.</param>
    public static ActivityNode? StartOf(ActivityNode node, string? trigger)
    {
        var activities = node.Under(Port);
        return activities.FirstOrDefault(activity => activity.Id == trigger)
            ?? activities.FirstOrDefault(activity => activity.Id == (node.Json.Text("start") ?? node.Json.Member("start")?.Text("id")))
            ?? activities.FirstOrDefault(activity => activity.Type == Start.TypeName)
            ?? activities.FirstOrDefault(activity =>
                activity.Json.Member("customProperties")?.Member("canStartWorkflow")?.ValueKind == JsonValueKind.True)
            ?? activities.FirstOrDefault(activity =>
                node.Connections.All(connection => connection.Target != activity.Id)
                && activities.All(other => Undos.NameIn(other) != activity.Id))
            ?? activities.FirstOrDefault();
    }
}
