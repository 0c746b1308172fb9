using System.Globalization;
using Marten;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>Writes the list as a workbook.</summary>
internal sealed class ExportTicketsHandler(IUnitOfWorkFactory units, TicketViewer viewer) : IRequestHandler<ExportTickets, SentFile>
{
    private const string Title = "工单台账";
    private const int Most = 20_000;

    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("编号", 22), new("类别", 16), new("名称", 40), new("登记单位", 22), new("状态", 10), new("当前环节", 30),
        new("时限", 18), new("结果", 24), new("登记时间", 18), new("办结时间", 18),
    ];

    public async Task<SentFile> Handle(ExportTickets request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(TicketRowsOf.Origin(request.Caller, "export-tickets"), cancellationToken);
        var rows = unit.Query.VisibleTo(request.Caller) is { } visible
            ? await visible.Matching(request.Filter, request.Caller, unit.Now)
                .OrderBy(row => row.OpenedAt).ThenBy(row => row.Id)
                .Take(Most)
                .ToListAsync(cancellationToken)
            : [];
        var sheet = new Sheet(Title, Title, Columns, [.. rows.Select(row => Row(viewer.Show(row)))]);
        return new SentFile($"{Title}.xlsx", SheetWriter.Write(sheet), SheetWriter.MediaType);
    }

    private static IReadOnlyList<string> Row(TicketSummary one) =>
    [
        one.Number,
        one.KindName,
        one.Title,
        one.Opener.Name,
        one.Status switch { TicketStatus.Open => "办理中", TicketStatus.Closed => "已办结", _ => "已撤回" },
        string.Join('、', one.Open.Select(step => $"{step.Unit.Name}：{step.Name}")),
        Moment(one.DueAt),
        one.Result ?? string.Empty,
        Moment(one.OpenedAt),
        Moment(one.EndedAt),
    ];

    private static string Moment(DateTimeOffset? moment) =>
        moment is { } at ? ChinaTime.Of(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : string.Empty;
}
