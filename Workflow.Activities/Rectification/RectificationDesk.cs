using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Ladders;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification;

/// <summary>
/// Where people act on rectifications: found, checked, decided, committed; workflows that waited go on with the same commit.
/// What is put right is settled: the supervision ladder of its matter ends.
/// </summary>
internal sealed class RectificationDesk(IUnitOfWorkFactory units, IWorkflows workflows)
{
    public Task<RectificationReceipt> ActAsync(
        CommandContext context,
        string id,
        string act,
        Func<IUnitOfWork, RectificationState, Task<IReadOnlyList<object>>> decide,
        CancellationToken cancellation)
    {
        var tenant = RectificationId.TenantOf(id) ?? throw RectificationAccess.Unknown();
        return Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(context.In(tenant, id), cancellation);
                var found = await unit.LoadAsync<RectificationState>(RectificationId.Stream(id), cancellation);
                var state = RectificationAccess.Require(act, context.Caller, tenant, found);
                context.RequireVersion(state.Version);
                var decided = await decide(unit, state);
                var after = decided.Count == 0 ? found : unit.Append(found, decided);
                await TellAsync(unit, state, after.State, cancellation);
                return await unit.CommitAsync(context, RectificationReceipt.Of(after), 200, cancellation);
            },
            cancellation);
    }

    private async Task TellAsync(
        IUnitOfWork unit, RectificationState before, RectificationState after, CancellationToken cancellation)
    {
        foreach (var (instance, stimulus) in RectificationWait.Met(before, after))
        {
            workflows.Send(unit, instance, stimulus);
        }

        if (before.Status != after.Status && after.Status == RectificationStatus.Closed)
        {
            await workflows.PublishAsync(
                unit,
                LadderStep.EventOf(LadderStep.Close),
                JsonSerializer.SerializeToElement(new { by = unit.Origin.Actor.Id }),
                after.Order!.Matter.Id,
                null,
                cancellation);
        }
    }
}
