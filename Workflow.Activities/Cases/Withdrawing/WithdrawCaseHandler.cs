using MediatR;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Withdrawing;

/// <summary>撤回: items, tasks and the workflow end with the case.</summary>
internal sealed class WithdrawCaseHandler(CaseDesk desk, OpenTasks tasks, IVault vault, IWorkflows workflows)
    : IRequestHandler<WithdrawCase, CaseReceipt>
{
    public Task<CaseReceipt> Handle(WithdrawCase request, CancellationToken cancellationToken) =>
        desk.ActAsync(
            request.Context,
            request.CaseNumber,
            (unit, found) => WithdrawAsync(unit, found, request.Reason, cancellationToken),
            cancellationToken);

    private async Task WithdrawAsync(
        IUnitOfWork unit,
        Loaded<CaseState> found,
        string? reason,
        CancellationToken cancellation)
    {
        var words = await vault.SealAsync(unit.Origin.Tenant, found.State.Applicant, reason, cancellation);
        var decided = Withdrawal.Decide(found.State, words);
        if (decided.Count == 0)
        {
            return;
        }

        unit.Append(found, decided);
        await LinkedCases.CloseAsync(unit, found.State, decided, cancellation);
        await tasks.CancelAsync(unit, found.State, endBranches: false, cancellation);
        workflows.Send(unit, found.State.InstanceId, new Cancel("申请人撤回"));
    }
}
