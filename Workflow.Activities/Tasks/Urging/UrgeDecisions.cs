using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Deciding;

namespace Workflow.Activities.Tasks.Urging;

/// <summary>催办: at most once a working day by the same person, and never oneself.</summary>
internal static class UrgeDecisions
{
    /// <param name="state">The task.</param>
    /// <param name="by">Who urges.</param>
    /// <param name="day">The last working day up to today.</param>
    /// <param name="words">What is written; null where nothing is.</param>
    public static IReadOnlyList<object> Urge(TaskState state, string by, DateOnly day, Remark? words)
    {
        RequireAllowed(state, by, day);
        return [new TaskUrged(by, day, words)];
    }

    public static void RequireAllowed(TaskState state, string by, DateOnly day)
    {
        if (TaskDecisions.RequireOpen(state).WaitsFor.Contains(by))
        {
            throw Refusals.Conflict("task.urge-oneself", "该待办正等您办理，不用催办。");
        }

        if (state.Urgings.Any(urging => urging.By == by && urging.Day >= day))
        {
            throw Refusals.Conflict("task.urged-today", "您今天已经催办过，同一件待办每个工作日只能催办一次。");
        }
    }
}
