using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks.SendingBack;

/// <summary>
/// 驳回. The way back is drawn: it is an outcome of the later activity, connected with the earlier one, which makes a task
/// again when the workflow comes to it. What is decided here is only what becomes of the earlier decision.
/// </summary>
internal static class SendBackDecisions
{
    /// <param name="earlier">The task that was done before; null when its step was never done.</param>
    /// <param name="hand">Who sends back.</param>
    /// <param name="later">The task that is sent back from.</param>
    /// <param name="label">What the way back is called.</param>
    /// <param name="reason">Why.</param>
    public static IReadOnlyList<object> SendBack(TaskState? earlier, Hand hand, TaskState later, string label, Remark reason) =>
        earlier is { Status: TaskStates.Completed, SentBack: null }
            ? [new TaskSentBack(hand.Clerk, hand.For(later.ClaimedBy), later.Created!.TaskId, later.Created.Name, reason)]
            : throw Refusals.Conflict("task.no-earlier-step", $"还没有办理过“{label}”所指的环节，不能退回。");
}
