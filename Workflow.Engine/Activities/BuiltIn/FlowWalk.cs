using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>What both modes of a flowchart do with its children.</summary>
internal abstract class FlowWalk(ActivityContext context, FlowGraph graph)
{
    protected ActivityContext Context => context;

    protected FlowGraph Graph => graph;

    /// <summary>Goes on from a child that completed.</summary>
    public abstract void Leave(ChildCompletion child);

    /// <summary>Ends the live branches that would lead to a join which begins.</summary>
    public abstract void EndBranchesTo(string join);

    /// <summary>Keeps what the flowchart has to remember.</summary>
    public abstract void Save();

    /// <summary>Lets begin what has all that it waits for.</summary>
    public abstract void Settle();

    /// <summary>Whether something runs that would lead to the activity.</summary>
    public bool HasLiveBranchesTo(string activity) => LiveBranchesTo(activity).Count > 0;

    protected ActivityNode NodeOf(string activity) =>
        Find(activity) ?? throw new ExpressionException($"连线指向的活动“{activity}”不存在。");

    protected ActivityNode? Find(string activity) =>
        context.Node.Under(Flowchart.Port).FirstOrDefault(node => node.Id == activity);

    /// <summary>The mode of a join; null of any other activity.</summary>
    protected string? JoinModeOf(string activity) =>
        Find(activity) is { Type: FlowJoin.TypeName } join
            ? JsonValues.Masked(ActivityInputs.Evaluate(join, FlowJoin.Mode, context.Run.Languages, context.Scope())) is { Length: > 0 } mode
                ? mode
                : FlowJoin.Mode.Default!
            : null;

    /// <summary>Whether the activity is scheduled or live.</summary>
    protected bool IsPending(string activity) => IsScheduled(activity) || IsLive(activity);

    protected bool IsScheduled(string activity) =>
        Find(activity) is { } node && context.Run.IsScheduled(context.ExecutionId, node);

    private bool IsLive(string activity) => context.Instance.Executions.Values.Any(execution =>
        execution.ParentId == context.ExecutionId && NodePath.ActivityId(execution.NodeId) == activity);

    /// <summary>Cancels the live activities from which forward connections lead to this one. Gives their ids.</summary>
    protected IReadOnlyList<string> CancelBranchesTo(string activity)
    {
        var cancelled = LiveBranchesTo(activity);
        var executions = cancelled.Select(one => one.Execution).ToHashSet(StringComparer.Ordinal);
        context.CancelChildren(execution => executions.Contains(execution.Id));
        return [.. cancelled.Select(one => one.Activity)];
    }

    private List<(string Execution, string Activity)> LiveBranchesTo(string activity)
    {
        var ancestors = graph.Ancestors(activity);
        return [.. context.Instance.Executions.Values
            .Where(execution => execution.ParentId == context.ExecutionId)
            .Select(execution => (execution.Id, Activity: NodePath.ActivityId(execution.NodeId)))
            .Where(one => ancestors.Contains(one.Activity))
            .OrderBy(one => one.Id.Length).ThenBy(one => one.Id, StringComparer.Ordinal)];
    }
}
