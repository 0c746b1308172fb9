using System.Globalization;
using Marten;
using MediatR;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Writes the list as a workbook.</summary>
internal sealed class ExportAssignmentsHandler(IUnitOfWorkFactory units, AssignmentViewer viewer, LightRules rules)
    : IRequestHandler<ExportAssignments, SentFile>
{
    private const string Title = "交办件清单";
    private const int Most = 20_000;

    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("文号", 22), new("重点工程", 20), new("任务", 20), new("举措", 48), new("牵头单位", 22), new("配合单位", 22), new("办结时限", 12),
        new("状态", 10), new("亮灯", 8), new("亮灯原因", 30), new("进度（%）", 10), new("签收日期", 12), new("最近反馈", 12), new("销号日期", 12),
    ];

    public async Task<SentFile> Handle(ExportAssignments request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(AssignmentRowsOf.Origin(request.Caller, "export-assignments"), cancellationToken);
        var cutoffs = rules.Now();
        var rows = unit.Session.VisibleTo(request.Caller) is { } visible
            ? await visible.Matching(request.Filter, cutoffs)
                .OrderBy(row => row.Clocks.Deadline).ThenBy(row => row.Id)
                .Take(Most)
                .ToListAsync(cancellationToken)
            : [];
        var sheet = new Sheet(Title, Title, Columns, [.. rows.Select(row => Row(viewer.Show(row, cutoffs)))]);
        return new SentFile($"{Title}.xlsx", SheetWriter.Write(sheet), SheetWriter.MediaType);
    }

    private static IReadOnlyList<string> Row(AssignmentSummary one) =>
    [
        one.Number ?? string.Empty,
        one.Programme,
        one.Task,
        one.Text,
        one.Unit.Name,
        string.Join('、', one.Assisting.Select(unit => unit.Name)),
        SheetDay.Of(one.Deadline),
        AssignmentStatus.Name(one.Status),
        Light.Name(one.Light),
        one.LightReason,
        one.Percent?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        SheetDay.Of(one.SignedAt),
        SheetDay.Of(one.FedBackAt),
        SheetDay.Of(one.ClosedAt),
    ];
}
