using MediatR;
using Workflow.Activities.Common;

namespace Workflow.Activities.Assignments.Working;

/// <summary>签收.</summary>
internal sealed class SignAssignmentHandler(AssignmentDesk desk) : IRequestHandler<SignAssignment, AssignmentReceipt>
{
    public Task<AssignmentReceipt> Handle(SignAssignment request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        AssignmentAct.Sign,
        (_, state) => Task.FromResult(AssignmentDecisions.Sign(state)),
        cancellationToken);
}

/// <summary>填报节点.</summary>
internal sealed class PlanAssignmentHandler(AssignmentDesk desk) : IRequestHandler<PlanAssignment, AssignmentReceipt>
{
    public Task<AssignmentReceipt> Handle(PlanAssignment request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        AssignmentAct.Plan,
        (_, state) => MilestoneCheck.Faults(request.Milestones) is { Count: > 0 } faults
            ? throw Refusals.Invalid("assignment.milestones", "节点有误，请按提示改正。", faults)
            : Task.FromResult(AssignmentDecisions.Plan(
                state, [.. request.Milestones.Select(each => (each.Title.Trim(), each.On!.Value))])),
        cancellationToken);
}

/// <summary>报请销号.</summary>
internal sealed class SubmitAssignmentHandler(AssignmentDesk desk, AssignmentRemarks remarks)
    : IRequestHandler<SubmitAssignment, AssignmentReceipt>
{
    public Task<AssignmentReceipt> Handle(SubmitAssignment request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        AssignmentAct.Submit,
        async (unit, state) => AssignmentDecisions.Submit(
            state, await remarks.RequireAsync(unit, state, request.Text, "/text", "请写明完成情况。", cancellationToken)),
        cancellationToken);
}
