using MediatR;

namespace Workflow.Activities.Reporting.Writing;

/// <summary>暂存 and 报送.</summary>
internal sealed class WriteReportHandler(ReportDesk desk, ReportWords words) : IRequestHandler<WriteReport, ReportReceipt>
{
    public Task<ReportReceipt> Handle(WriteReport request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.ReportId,
        request.IsFinal ? ReportAct.Submit : ReportAct.Save,
        async (unit, state) =>
        {
            var entries = await words.SealAsync(
                unit.Origin.Tenant, state.Requested!, request.Entries, request.IsFinal, cancellationToken);
            return request.IsFinal
                ? ReportDecisions.Submit(state, entries, unit.Now)
                : ReportDecisions.Save(state, entries);
        },
        cancellationToken);
}
