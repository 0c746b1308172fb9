using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Ladders;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments;

/// <summary>
/// Where people act on assignments: found, checked, decided, committed; workflows that waited go on with the same commit. While
/// the office reviews, the ladder stands still: what a unit has handed in is not urged for.
/// </summary>
internal sealed class AssignmentDesk(IUnitOfWorkFactory units, IWorkflows workflows)
{
    public Task<AssignmentReceipt> ActAsync(
        CommandContext context,
        string id,
        string act,
        Func<IUnitOfWork, AssignmentState, Task<IReadOnlyList<object>>> decide,
        CancellationToken cancellation)
    {
        var tenant = AssignmentId.TenantOf(id) ?? throw AssignmentAccess.Unknown();
        return Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(context.In(tenant, id), cancellation);
                var found = await unit.LoadAsync<AssignmentState>(AssignmentId.Stream(id), cancellation);
                var state = AssignmentAccess.Require(act, context.Caller, tenant, found);
                context.RequireVersion(found.Version);
                var decided = await decide(unit, state);
                var after = decided.Count == 0 ? found : unit.Append(found, decided);
                await TellAsync(unit, state, after.State, cancellation);
                return await unit.CommitAsync(context, AssignmentReceipt.Of(after), 200, cancellation);
            },
            cancellation);
    }

    private async Task TellAsync(IUnitOfWork unit, AssignmentState before, AssignmentState after, CancellationToken cancellation)
    {
        foreach (var (instance, stimulus) in AssignmentWait.Met(before, after))
        {
            workflows.Send(unit, instance, stimulus);
        }

        var (was, now) = (before.Status == AssignmentStatus.Submitted, after.Status == AssignmentStatus.Submitted);
        if (after.Ladder is { } matter && was != now && !after.IsClosed)
        {
            await workflows.PublishAsync(
                unit,
                LadderStep.EventOf(now ? LadderStep.Hold : LadderStep.Resume),
                JsonSerializer.SerializeToElement(new { by = unit.Origin.Actor.Id }),
                matter,
                null,
                cancellation);
        }
    }
}
