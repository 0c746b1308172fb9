using Marten;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Viewing;

/// <summary>Writes the list as a workbook.</summary>
internal sealed class ExportNoticesHandler(IUnitOfWorkFactory units, NoticeViewer viewer) : IRequestHandler<ExportNotices, SentFile>
{
    private const string Title = "文书台账";
    private const int Most = 20_000;

    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("文号", 24), new("种类", 18), new("标题", 44), new("事项", 40), new("责任单位", 24), new("状态", 10), new("时限", 12),
        new("亮灯", 8), new("起草日期", 12), new("印发日期", 12), new("签收日期", 12), new("回复日期", 12),
    ];

    public async Task<SentFile> Handle(ExportNotices request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Home), "export-notices"), cancellationToken);
        var rows = unit.Session.NoticesVisibleTo(caller) is { } visible
            ? await visible.Matching(request.Filter).InOrder().Take(Most).ToListAsync(cancellationToken)
            : [];
        var sheet = new Sheet(Title, Title, Columns, [.. rows.Select(row => Row(viewer.Show(row)))]);
        return new SentFile($"{Title}.xlsx", SheetWriter.Write(sheet), SheetWriter.MediaType);
    }

    private static IReadOnlyList<string> Row(NoticeSummary notice) =>
    [
        notice.Number ?? string.Empty,
        NoticeKind.Name(notice.Kind),
        notice.Title,
        notice.Matter.Text,
        notice.UnitName,
        NoticeStatus.Name(notice.Status),
        SheetDay.Of(notice.Deadline),
        Light.Name(notice.Light),
        SheetDay.Of(notice.DraftedAt),
        SheetDay.Of(notice.IssuedAt),
        SheetDay.Of(notice.ReceivedAt),
        SheetDay.Of(notice.RepliedAt),
    ];
}
