using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>
/// Elsa's token mode: each connection that is followed carries a token to its target, which takes all its tokens when it
/// completes. When it may begin is for its merge mode to say.
/// </summary>
internal sealed class FlowTokens(ActivityContext context, FlowGraph graph) : FlowWalk(context, graph)
{
    private readonly FlowTokenStore tokens = new(context.Bag());

    public override void Leave(ChildCompletion child)
    {
        var followed = Graph.Outbound(child.Node.Id)
            .Where(connection => child.Outcomes.Contains(connection.SourcePort))
            .ToList();
        tokens.Add(followed);
        tokens.Take(child.Node.Id);
        foreach (var connection in followed)
        {
            Enter(connection);
        }

        tokens.Unblock(blocked => !IsPending(blocked.Target) && !IsUnderWayInRace(blocked));
    }

    public override void EndBranchesTo(string join)
    {
        foreach (var activity in CancelBranchesTo(join))
        {
            tokens.Forget(activity);
        }
    }

    public override void Settle()
    {
        foreach (var activity in Context.Node.Under(Flowchart.Port).Select(node => node.Id).Where(id => !IsPending(id)))
        {
            if (Graph.Inbound(activity).FirstOrDefault(tokens.Holds) is { } arrived
                && MergeModeOf(activity) is not (FlowMerge.Race or FlowMerge.Cascade))
            {
                Enter(arrived);
            }
        }
    }

    public override void Save()
    {
        var bag = FlowModes.Mark(FlowchartMode.Token);
        tokens.Write(bag);
        Context.SetBag(bag);
    }

    private void Enter(Connection connection)
    {
        var target = connection.Target;
        switch (MergeModeOf(target))
        {
            case FlowMerge.Race:
                EndBranchesTo(target);
                EnterFirst(connection);
                break;
            case FlowMerge.Cascade:
                EnterFirst(connection);
                break;
            case FlowMerge.Merge:
                EnterWithAll(target, Graph.ForwardInbound(target));
                break;
            case FlowMerge.Converge:
                EnterWithAll(target, Graph.Inbound(target));
                break;
            default:
                EnterUnlessMoreComes(target);
                break;
        }
    }

    /// <summary>The first to arrive lets the target begin; what arrives until it has completed is taken by that run.</summary>
    private void EnterFirst(Connection connection)
    {
        if (tokens.IsBlocked(connection))
        {
            tokens.Remove(connection);
            return;
        }

        Context.Schedule(NodeOf(connection.Target));
        tokens.Block(Graph.ForwardInbound(connection.Target).Where(other => other.Source != connection.Source));
    }

    private void EnterWithAll(string target, IReadOnlyCollection<Connection> inbound)
    {
        if (inbound.Count <= 1 || inbound.All(tokens.Holds))
        {
            Context.Schedule(NodeOf(target));
        }
    }

    /// <summary>Elsa's approximation: waits while an activity right before the target has yet to run.</summary>
    private void EnterUnlessMoreComes(string target)
    {
        if (!Graph.ForwardInbound(target).Any(connection => tokens.AnyTo(connection.Source)))
        {
            Context.Schedule(NodeOf(target));
        }
    }

    /// <summary>
    /// A loser of a race that had not begun when the race was decided still runs; it must not start the next round, and
    /// its block must not outlive it, or a loop could never come this way again.
    /// </summary>
    private bool IsUnderWayInRace(Connection blocked) =>
        MergeModeOf(blocked.Target) == FlowMerge.Race
        && Graph.Ancestors(blocked.Source).Append(blocked.Source).Any(activity => IsPending(activity) || tokens.AnyTo(activity));

    private FlowMerge MergeModeOf(string activity) => JoinModeOf(activity) switch
    {
        "WaitAny" => FlowMerge.Race,
        not null => FlowMerge.Merge,
        null => Enum.TryParse<FlowMerge>(
            Find(activity)?.Json.Member("customProperties")?.Text("mergeMode"), ignoreCase: true, out var mode)
                ? mode
                : FlowMerge.Stream,
    };
}
