using System.Globalization;
using Marten;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>Writes the list as a workbook.</summary>
internal sealed class ExportRectificationsHandler(IUnitOfWorkFactory units, RectificationViewer viewer)
    : IRequestHandler<ExportRectifications, SentFile>
{
    private const string Title = "整改台账";
    private const int Most = 20_000;

    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("整改编号", 20), new("责令整改通知书", 22), new("事项", 40), new("责任单位", 24), new("状态", 10), new("层级", 8), new("到期日", 12),
        new("亮灯", 8), new("亮灯原因", 34), new("未通过或逾期（次）", 18), new("立案日期", 12), new("方案日期", 12), new("报告日期", 12),
        new("销号日期", 12),
    ];

    public async Task<SentFile> Handle(ExportRectifications request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(
            RectificationSearch.Origin(request.Caller, "export-rectifications"), cancellationToken);
        var rows = unit.Session.VisibleTo(request.Caller) is { } visible
            ? await visible.Matching(request.Filter, viewer.Calendar, viewer.Today).InOrder().Take(Most).ToListAsync(cancellationToken)
            : [];
        var sheet = new Sheet(Title, Title, Columns, [.. rows.Select(row => Row(viewer.Show(row)))]);
        return new SentFile($"{Title}.xlsx", SheetWriter.Write(sheet), SheetWriter.MediaType);
    }

    private static IReadOnlyList<string> Row(RectificationSummary one) =>
    [
        one.Number,
        one.Order,
        one.Matter.Text,
        one.UnitName,
        RectificationStatus.Name(one.Status),
        one.Level.ToString(CultureInfo.InvariantCulture),
        SheetDay.Of(one.DueOn),
        Light.Name(one.Light),
        one.LightReason,
        one.Failures.ToString(CultureInfo.InvariantCulture),
        SheetDay.Of(one.OrderedAt),
        SheetDay.Of(one.PlannedAt),
        SheetDay.Of(one.ReportedAt),
        SheetDay.Of(one.ClosedAt),
    ];
}
