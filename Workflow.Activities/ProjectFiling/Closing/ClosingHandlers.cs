using MediatR;
using Workflow.Activities.Calendars;

namespace Workflow.Activities.ProjectFiling.Closing;

/// <summary>登记验收结果.</summary>
internal sealed class RecordAcceptanceHandler(ProjectDesk desk, ProjectRemarks remarks)
    : IRequestHandler<RecordAcceptance, ProjectReceipt>
{
    public Task<ProjectReceipt> Handle(RecordAcceptance request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        ProjectAct.Accept,
        async (unit, state) => ProjectDecisions.Accept(
            state,
            request.On,
            ChinaTime.DayOf(unit.Now),
            request.IsPassed,
            await remarks.RequireAsync(unit, state, request.Words, "/words", "请写明验收结论。", cancellationToken)),
        cancellationToken);
}

/// <summary>撤回.</summary>
internal sealed class WithdrawProjectHandler(ProjectDesk desk, ProjectRemarks remarks)
    : IRequestHandler<WithdrawProject, ProjectReceipt>
{
    public Task<ProjectReceipt> Handle(WithdrawProject request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        ProjectAct.Withdraw,
        async (unit, state) => ProjectDecisions.Withdraw(
            state, await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明撤回的理由。", cancellationToken)),
        cancellationToken);
}
