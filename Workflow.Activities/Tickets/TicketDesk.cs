using Workflow.Activities.Common;
using Workflow.Activities.Notices.Ladders;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets;

/// <summary>
/// Where people act on tickets: found, checked, decided, committed. Workflows that waited go on with the same commit, and
/// ladders that supervised a step which has ended end too.
/// </summary>
internal sealed class TicketDesk(IUnitOfWorkFactory units, IWorkflows workflows)
{
    public Task<TicketReceipt> ActAsync(
        CommandContext context,
        string id,
        Func<IUnitOfWork, TicketState, Task<IReadOnlyList<object>>> decide,
        CancellationToken cancellation)
    {
        var tenant = TicketId.TenantOf(id) ?? throw TicketAccess.Unknown();
        return Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(context.In(tenant, id), cancellation);
                var found = await unit.LoadAsync<TicketState>(TicketId.Stream(id), cancellation);
                TicketAccess.RequireReadable(context.Caller, tenant, found);
                context.RequireVersion(found.Version);
                var after = unit.Append(found, await decide(unit, found.State));
                await EndLaddersAsync(unit, workflows, found.State, after.State, cancellation);
                return await unit.CommitAsync(context, TicketReceipt.Of(after), 200, cancellation);
            },
            cancellation);
    }

    /// <summary>Ends the ladders of steps that were open before and are not any more.</summary>
    public static async Task EndLaddersAsync(
        IUnitOfWork unit, IWorkflows workflows, TicketState before, TicketState after, CancellationToken cancellation)
    {
        var ended = before.OpenSteps.Where(step => step.MatterId is not null && after.Step(step.Opened.StepId) is { IsOpen: false });
        foreach (var step in ended)
        {
            await workflows.PublishAsync(unit, LadderStep.EventOf(LadderStep.Close), null, step.MatterId, null, cancellation);
        }
    }
}
