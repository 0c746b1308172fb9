using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>
/// Elsa's counter mode: an activity begins when all forward connections to it have been come by and one of them was
/// followed; a join may ask for more or less than that. What cannot begin is passed over, and so on behind it.
/// </summary>
internal sealed class FlowCounters(ActivityContext context, FlowGraph graph) : FlowWalk(context, graph)
{
    /// <summary>Marks an activity that a connection leading back has scheduled.</summary>
    private const string LoopTag = "loop";

    private readonly FlowScope scope = new(context.Bag());
    private string? beginning;

    public override void Leave(ChildCompletion child) => Leave(child.Node.Id, child.Outcomes, child.Tag == LoopTag);

    public override void EndBranchesTo(string join)
    {
        beginning = join;
        PassOver(CancelBranchesTo(join));
    }

    public override void Settle()
    {
        foreach (var activity in Context.Node.Under(Flowchart.Port).Select(node => node.Id).Where(id => !IsPending(id)))
        {
            if (Graph.ForwardInbound(activity).FirstOrDefault(connection => !scope.IsLate(connection)) is { } arrived)
            {
                Enter(arrived);
            }
        }
    }

    public override void Save() => Context.SetBag(scope.ToBag());

    /// <summary>Goes on from an activity; no outcomes means that it was passed over.</summary>
    private void Leave(string activity, IReadOnlyList<string> outcomes, bool cameByLoop = false)
    {
        if (Graph.IsUnreachable(activity))
        {
            throw new ExpressionException($"流程图中没有从起点通往“{activity}”的连线。");
        }

        if (!cameByLoop)
        {
            scope.Visit(activity);
        }

        foreach (var connection in Graph.Outbound(activity))
        {
            var isFollowed = outcomes.Contains(connection.SourcePort);
            scope.Visit(connection, isFollowed);
            if (Graph.IsForward(connection))
            {
                Enter(connection);
            }
            else if (isFollowed)
            {
                Loop(connection);
            }
        }
    }

    private void Loop(Connection connection)
    {
        if (!Graph.IsValidLoop(connection))
        {
            throw new ExpressionException(
                $"从“{connection.Source}”回到“{connection.Target}”的连线无效：通往“{connection.Source}”的每条路都必须经过“{connection.Target}”。");
        }

        Context.Schedule(NodeOf(connection.Target), LoopTag);
    }

    private void Enter(Connection connection)
    {
        // The join that begins has its round already; the branches it ends must not call it once more.
        var target = connection.Target;
        if (target == beginning)
        {
            return;
        }

        var mode = JoinModeOf(target);
        if (mode == "WaitAny")
        {
            EnterAny(connection);
        }
        else if (scope.AllVisited(Graph, target))
        {
            Decide(target, mode == "WaitAll" ? scope.AllFollowed(Graph, target) : scope.AnyFollowed(Graph, target));
        }
    }

    private void EnterAny(Connection connection)
    {
        var target = connection.Target;
        if (scope.IsLate(connection) || IsScheduled(target))
        {
            return;
        }

        if (scope.AnyFollowed(Graph, target))
        {
            Context.Schedule(NodeOf(target));
            PassOver(CancelBranchesTo(target));
        }
        else if (scope.AllVisited(Graph, target))
        {
            Leave(target, []);
        }
    }

    private void Decide(string target, bool begins)
    {
        if (begins)
        {
            Context.Schedule(NodeOf(target));
        }
        else
        {
            Leave(target, []);
        }
    }

    private void PassOver(IEnumerable<string> cancelled)
    {
        foreach (var activity in cancelled)
        {
            Leave(activity, []);
        }
    }
}
