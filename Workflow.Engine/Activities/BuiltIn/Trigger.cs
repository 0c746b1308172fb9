using Workflow.Engine.Definitions;

namespace Workflow.Engine.Activities;

/// <summary>What activities that can start a workflow have in common.</summary>
internal static class Trigger
{
    /// <summary>
    /// Whether this execution is the trigger that started the instance, so that it has nothing to wait for. Coming back
    /// to it later, the workflow waits like at any other activity.
    /// </summary>
    public static bool IsTrigger(this IActivityContext context) =>
        context.Visit == 1
        && context.Instance.TriggerActivityId is { } trigger
        && NodePath.Key(context.Node.NodeId) == trigger;
}
