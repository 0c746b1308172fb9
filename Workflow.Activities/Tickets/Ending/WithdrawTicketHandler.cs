using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Tickets.Ending;

/// <summary>撤回: the workflow ends with it.</summary>
internal sealed class WithdrawTicketHandler(TicketDesk desk, IVault vault, IWorkflows workflows)
    : IRequestHandler<WithdrawTicket, TicketReceipt>
{
    public Task<TicketReceipt> Handle(WithdrawTicket request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        async (unit, state) =>
        {
            if (state.IsOpen && !TicketAccess.MayWithdraw(request.Context.Caller, state))
            {
                throw Refusals.Forbidden("ticket.withdraw-forbidden", "只有登记单位可以撤回工单。");
            }

            const string Missing = "请写明撤回的理由。";
            var reason = await vault.SealAsync(
                unit.Origin.Tenant, vault.SubjectOf($"ticket:{request.Id}"), request.Reason, cancellationToken)
                ?? throw Refusals.Invalid("ticket.reason", Missing, new FieldError("/reason", Missing));
            var decided = TicketDecisions.Withdraw(state, reason);
            workflows.Send(unit, state.Opened!.InstanceId, new Cancel("登记单位撤回了工单。"));
            return decided;
        },
        cancellationToken);
}
