using MediatR;
using Workflow.Activities.Reporting.Writing;

namespace Workflow.Activities.Reporting.Reviewing;

/// <summary>审核通过.</summary>
internal sealed class AcceptReportHandler(ReportDesk desk) : IRequestHandler<AcceptReport, ReportReceipt>
{
    public Task<ReportReceipt> Handle(AcceptReport request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.ReportId,
        ReportAct.Accept,
        (_, state) => Task.FromResult(ReportDecisions.Accept(state)),
        cancellationToken);
}

/// <summary>退回.</summary>
internal sealed class ReturnReportHandler(ReportDesk desk, ReportWords words) : IRequestHandler<ReturnReport, ReportReceipt>
{
    public Task<ReportReceipt> Handle(ReturnReport request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.ReportId,
        ReportAct.Return,
        async (unit, state) => ReportDecisions.Return(
            state, await words.ReasonAsync(unit.Origin.Tenant, request.ReportId, request.Reason, cancellationToken)),
        cancellationToken);
}
