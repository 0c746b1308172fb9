using System.Globalization;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;

namespace Workflow.Activities.Tasks.Workloads;

/// <summary>Writes the workload as a workbook.</summary>
internal sealed class ExportWorkloadHandler(IMediator mediator) : IRequestHandler<ExportWorkload, SentFile>
{
    private const string Title = "人员工作量";

    private static readonly IReadOnlyList<SheetColumn> Columns =
        [new("单位", 30), new("人员", 24), new("未办", 10), new("其中超期", 10), new("本周办结", 10)];

    public async Task<SentFile> Handle(ExportWorkload request, CancellationToken cancellationToken)
    {
        var workload = await mediator.Send(new GetWorkload(request.Caller), cancellationToken);
        var sheet = new Sheet(Title, Title, Columns, [.. workload.Rows.Select(Row)]);
        return new SentFile($"{Title}.xlsx", SheetWriter.Write(sheet), SheetWriter.MediaType);
    }

    private static IReadOnlyList<string> Row(WorkloadRow row) =>
        [row.OrganisationName, row.Clerk ?? "未认领", Number(row.Open), Number(row.Overdue), Number(row.Done)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
