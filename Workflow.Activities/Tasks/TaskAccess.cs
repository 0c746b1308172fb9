using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks;

/// <summary>Only clerks of the task's organisation, in its tenant, know of a task.</summary>
internal static class TaskAccess
{
    public static bool IsAllowed(Caller caller, TaskState state) =>
        caller.Is(Roles.Clerk) && state.Created?.Organisation == caller.Organisation;

    public static TaskState Require(Caller caller, Loaded<TaskState> found) =>
        found.Exists && IsAllowed(caller, found.State)
            ? found.State
            : throw Refusals.NotFound("task.unknown", "没有找到该待办，它可能属于其他单位。");
}
