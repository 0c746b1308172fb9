using MediatR;
using Workflow.Activities.Calendars;

namespace Workflow.Activities.Assignments.Reviewing;

/// <summary>销号.</summary>
internal sealed class CloseAssignmentHandler(AssignmentDesk desk, AssignmentRemarks remarks)
    : IRequestHandler<CloseAssignment, AssignmentReceipt>
{
    public Task<AssignmentReceipt> Handle(CloseAssignment request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        AssignmentAct.Close,
        async (unit, state) => AssignmentDecisions.Close(
            state, await remarks.SealAsync(unit, state, request.Opinion, "/opinion", cancellationToken)),
        cancellationToken);
}

/// <summary>退回.</summary>
internal sealed class ReturnAssignmentHandler(AssignmentDesk desk, AssignmentRemarks remarks)
    : IRequestHandler<ReturnAssignment, AssignmentReceipt>
{
    public Task<AssignmentReceipt> Handle(ReturnAssignment request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        AssignmentAct.Return,
        async (unit, state) => AssignmentDecisions.Return(
            state, await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明退回的理由。", cancellationToken)),
        cancellationToken);
}

/// <summary>调整时限.</summary>
internal sealed class ChangeAssignmentDueHandler(AssignmentDesk desk, AssignmentRemarks remarks)
    : IRequestHandler<ChangeAssignmentDue, AssignmentReceipt>
{
    public Task<AssignmentReceipt> Handle(ChangeAssignmentDue request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        AssignmentAct.ChangeDue,
        async (unit, state) => AssignmentDecisions.ChangeDue(
            state,
            request.Deadline,
            ChinaTime.DayOf(unit.Now),
            await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明调整的理由。", cancellationToken)),
        cancellationToken);
}
