using System.Runtime.CompilerServices;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>
/// Activities joined by connections, in Elsa's counter mode: an activity begins when all forward connections to it
/// have been come by and one of them was followed; a join may ask for more or less than that.
/// </summary>
internal sealed class Flowchart : IActivity
{
    private const string Port = "activities";
    private const string LoopTag = "loop";
    private static readonly ConditionalWeakTable<ActivityNode, FlowGraph> Graphs = [];

    public ActivityDescriptor Descriptor { get; } = Describe.Activity(
        "Flowchart", Describe.Flow, "流程图", "由连线连接的活动。", ports: [Port], isContainer: true);

    public void Execute(IActivityContext context)
    {
        if (StartOf(context) is { } start)
        {
            context.Schedule(start);
        }
        else
        {
            context.Complete();
        }
    }

    public void ChildCompleted(IActivityContext context, ChildCompletion child)
    {
        if (child.Node.Type is End.TypeName or Break.TypeName)
        {
            context.Complete();
            return;
        }

        var walk = new Walk((ActivityContext)context, GraphOf(context), new FlowScope(context.Bag()));
        var goesOn = walk.Leave(child.Node.Id, child.Outcomes, cameByLoop: child.Tag == LoopTag);
        context.SetBag(walk.Scope.ToBag());
        if (!goesOn && !walk.Context.Run.HasPendingChildren(context.ExecutionId))
        {
            context.Complete();
        }
    }

    private static FlowGraph GraphOf(IActivityContext context)
    {
        // The start depends on the instance only where a trigger started it; that rare graph is not kept.
        var start = StartOf(context)!;
        return context.Instance.TriggerActivityId == start.Id
            ? new FlowGraph(context.Node.Connections, start.Id)
            : Graphs.GetValue(context.Node, node => new FlowGraph(node.Connections, start.Id));
    }

    private static ActivityNode? StartOf(IActivityContext context)
    {
        var node = context.Node;
        var activities = node.Under(Port);
        return activities.FirstOrDefault(activity => activity.Id == context.Instance.TriggerActivityId)
            ?? activities.FirstOrDefault(activity => activity.Id == (node.Json.Text("start") ?? node.Json.Member("start")?.Text("id")))
            ?? activities.FirstOrDefault(activity => activity.Type == Start.TypeName)
            ?? activities.FirstOrDefault(activity =>
                activity.Json.Member("customProperties")?.Member("canStartWorkflow")?.ValueKind == System.Text.Json.JsonValueKind.True)
            ?? activities.FirstOrDefault(activity => node.Connections.All(connection => connection.Target != activity.Id))
            ?? activities.FirstOrDefault();
    }

    /// <summary>One child's completion, followed along the connections.</summary>
    private sealed class Walk(ActivityContext context, FlowGraph graph, FlowScope scope)
    {
        public ActivityContext Context => context;

        public FlowScope Scope => scope;

        /// <summary>Goes on from an activity; no outcomes means that it was passed over. Whether anything was scheduled.</summary>
        public bool Leave(string activity, IReadOnlyList<string> outcomes, bool cameByLoop = false)
        {
            if (graph.IsUnreachable(activity))
            {
                throw new ExpressionException($"流程图中没有从起点通往“{activity}”的连线。");
            }

            if (!cameByLoop)
            {
                scope.Visit(activity);
            }

            var scheduled = false;
            foreach (var connection in graph.Outbound(activity))
            {
                var isFollowed = outcomes.Contains(connection.SourcePort);
                scope.Visit(connection, isFollowed);
                scheduled |= graph.IsForward(connection) ? Enter(connection) : isFollowed && Loop(connection);
            }

            return scheduled;
        }

        private bool Loop(Connection connection)
        {
            if (!graph.IsValidLoop(connection))
            {
                throw new ExpressionException(
                    $"从“{connection.Source}”回到“{connection.Target}”的连线无效：通往“{connection.Source}”的每条路都必须经过“{connection.Target}”。");
            }

            return Schedule(connection.Target, LoopTag);
        }

        private bool Enter(Connection connection)
        {
            var target = connection.Target;
            switch (ModeOf(target))
            {
                case "WaitAny":
                    return EnterAny(connection);
                case "WaitAll":
                    return scope.AllVisited(graph, target)
                        && (scope.AllFollowed(graph, target) ? Schedule(target) : Leave(target, []));
                default:
                    return scope.AllVisited(graph, target)
                        && (scope.AnyFollowed(graph, target) ? Schedule(target) : Leave(target, []));
            }
        }

        private bool EnterAny(Connection connection)
        {
            var target = connection.Target;
            if (scope.IsLate(connection) || (NodeOf(target) is { } node && context.Run.IsScheduled(context.ExecutionId, node)))
            {
                return false;
            }

            if (!scope.AnyFollowed(graph, target))
            {
                return scope.AllVisited(graph, target) && Leave(target, []);
            }

            Schedule(target);
            CancelOthers(target);
            return true;
        }

        /// <summary>The first to arrive ends the branches that would lead here too.</summary>
        private void CancelOthers(string join)
        {
            var ancestors = graph.Ancestors(join);
            var cancelled = context.Instance.Executions.Values
                .Where(execution => execution.ParentId == context.ExecutionId && ancestors.Contains(NodePath.ActivityId(execution.NodeId)))
                .OrderBy(execution => execution.Id.Length).ThenBy(execution => execution.Id, StringComparer.Ordinal)
                .ToList();
            context.CancelChildren(execution => cancelled.Exists(one => one.Id == execution.Id));
            foreach (var execution in cancelled)
            {
                Leave(NodePath.ActivityId(execution.NodeId), []);
            }
        }

        private bool Schedule(string activity, string? tag = null)
        {
            if (NodeOf(activity) is not { } node)
            {
                throw new ExpressionException($"连线指向的活动“{activity}”不存在。");
            }

            context.Schedule(node, tag);
            return true;
        }

        private string ModeOf(string activity) =>
            NodeOf(activity) is { Type: FlowJoin.TypeName } join
                ? JsonValues.Masked(ActivityInputs.Evaluate(join, FlowJoin.Mode, context.Run.Languages, context.Scope())) is { Length: > 0 } mode
                    ? mode
                    : FlowJoin.Mode.Default!
                : "WaitAllActive";

        private ActivityNode? NodeOf(string activity) =>
            context.Node.Under(Port).FirstOrDefault(node => node.Id == activity);
    }
}
