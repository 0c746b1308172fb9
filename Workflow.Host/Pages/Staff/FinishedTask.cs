using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;

namespace Workflow.Host.Pages.Staff;

/// <summary>The task that a page confirms; what an old address names may be gone, and then nothing is confirmed.</summary>
internal static class FinishedTask
{
    public static async Task<TaskView?> FindAsync(IMediator mediator, Caller caller, string id, CancellationToken cancellation)
    {
        try
        {
            var task = await mediator.Send(new GetTask(caller, id), cancellation);
            return task.State == TaskStates.Completed ? task : null;
        }
        catch (RefusalException)
        {
            return null;
        }
    }
}
