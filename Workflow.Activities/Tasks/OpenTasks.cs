using Workflow.Activities.Cases;
using Workflow.Activities.Tasks.Creating;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks;

/// <summary>The tasks of a case that are still open.</summary>
internal sealed class OpenTasks(IWorkflows workflows)
{
    /// <summary>Cancels them.</summary>
    /// <param name="unit">Unit of work.</param>
    /// <param name="state">The case.</param>
    /// <param name="endBranches">Whether the branches that wait for them end too; needless when the whole instance is cancelled.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task CancelAsync(IUnitOfWork unit, CaseState state, bool endBranches, CancellationToken cancellation)
    {
        foreach (var task in state.Tasks)
        {
            var found = await unit.LoadAsync<TaskState>(TaskState.Stream(task.Id), cancellation);
            var decided = TaskDecisions.Cancel(found.State);
            unit.Append(found, decided);
            if (endBranches && decided.Count > 0)
            {
                var created = found.State.Created!;
                workflows.Send(unit, created.InstanceId, UserTask.Termination(created.BookmarkId));
            }
        }
    }
}
