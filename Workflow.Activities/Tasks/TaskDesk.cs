using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Absences;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks;

/// <summary>Where clerks act on tasks: found, checked, decided, committed.</summary>
internal sealed class TaskDesk(IUnitOfWorkFactory units, TaskViewer viewer)
{
    public Task<TaskView> ActAsync(
        CommandContext context,
        string taskId,
        Func<IUnitOfWork, TaskState, Hand, Task<IReadOnlyList<object>>> decide,
        CancellationToken cancellation) =>
        Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(context.In(context.Caller.Tenant), cancellation);
                var found = await unit.LoadAsync<TaskState>(TaskState.Stream(taskId), cancellation);
                var state = TaskAccess.Require(context.Caller, found);
                context.RequireVersion(found.Version);
                unit.Correlate(state.Created!.CaseNumber);
                var hand = await unit.HandOfAsync(context.Caller, cancellation);
                var decided = await decide(unit, state, hand);
                var after = (decided.Count == 0 ? found : unit.Append(found, decided)).State;

                // The answer bound to the caller's key is stored: it keeps personal values sealed.
                await unit.CommitAsync(context, viewer.Sealed(after, hand), 200, cancellation);
                return await viewer.ShowAsync(context.Caller.Tenant, after, hand, cancellation);
            },
            cancellation);

    public async Task<TaskView> FindAsync(Caller caller, string taskId, CancellationToken cancellation)
    {
        // A stream of another tenant is not found in the caller's own.
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Tenant), taskId), cancellation);
        var found = await unit.LoadAsync<TaskState>(TaskState.Stream(taskId), cancellation);
        var state = TaskAccess.Require(caller, found);
        var hand = await unit.HandOfAsync(caller, cancellation);
        return await viewer.ShowAsync(caller.Tenant, state, hand, cancellation);
    }
}
