using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Tasks.Transferring;

/// <summary>转办.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="To">Account of a clerk of the same organisation.</param>
/// <param name="Reason">Why; must be written.</param>
public sealed record TransferTask(CommandContext Context, string Id, string To, string? Reason) : IRequest<TaskView>;

/// <summary>Gives a task to a colleague.</summary>
internal sealed class TransferTaskHandler(TaskDesk desk, Colleagues colleagues, IVault vault) : IRequestHandler<TransferTask, TaskView>
{
    public Task<TaskView> Handle(TransferTask request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        async (unit, state, hand) =>
        {
            var to = colleagues.Require(state.Created!.Organisation, request.To, "/to");
            var reason = await vault.RequiredAsync(unit, state, request.Reason, "/reason", "转办理由", cancellationToken);
            return TransferDecisions.Transfer(state, hand, to, reason);
        },
        cancellationToken);
}
