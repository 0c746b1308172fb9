using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Inbox;

namespace Workflow.Host.Pages.Staff;

/// <summary>What a clerk does next: the most urgent task that waits for the clerk, or for nobody in particular.</summary>
internal static class NextTask
{
    public static async Task<TaskView?> FindAsync(IMediator mediator, Caller caller, string butNot, CancellationToken cancellation)
    {
        var open = await mediator.Send(new ListTasks(caller, InboxView.Open, Take: 20), cancellation);
        return open.Items.FirstOrDefault(task => task.Id != butNot && WaitsFor(caller, task));
    }

    private static bool WaitsFor(Caller caller, TaskView task) => task.AskedOf.Count > 0
        ? task.AskedOf.Contains(caller.Id)
        : task.ClaimedBy is null || task.ClaimedBy == caller.Id || task.ClaimedBy == task.ActingFor;
}
