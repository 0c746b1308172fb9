using System.Globalization;
using Marten;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Viewing;

/// <summary>Writes the register as a workbook.</summary>
internal sealed class ExportProjectsHandler(IUnitOfWorkFactory units, ProjectViewer viewer, ProjectAccess access)
    : IRequestHandler<ExportProjects, SentFile>
{
    private const string Title = "项目备案登记册";
    private const int Most = 20_000;

    private static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("备案编号", 20), new("项目名称", 40), new("申报单位", 24), new("所属信息系统", 24), new("总投资（万元）", 14), new("建设内容", 60),
        new("状态", 12), new("待出具意见的层级", 16), new("意见时限", 12), new("相似项目数", 10), new("计划开工", 12), new("计划完工", 12),
        new("申报日期", 12), new("备案日期", 12), new("验收日期", 12),
    ];

    public async Task<SentFile> Handle(ExportProjects request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(ProjectRowsOf.Origin(request.Caller, "export-projects"), cancellationToken);
        var rows = access.SightOf(request.Caller) is { } sight
            ? await unit.Query.VisibleTo(sight).Matching(request.Filter, request.Caller.Organisation)
                .OrderByDescending(row => row.DeclaredAt).ThenBy(row => row.Id)
                .Take(Most)
                .ToListAsync(cancellationToken)
            : [];
        var sheet = new Sheet(Title, Title, Columns, [.. rows.Select(row => Row(viewer.Show(row)))]);
        return new SentFile($"{Title}.xlsx", SheetWriter.Write(sheet), SheetWriter.MediaType);
    }

    private static IReadOnlyList<string> Row(ProjectSummary one) =>
    [
        one.Number ?? string.Empty,
        one.Content.Name,
        one.UnitName,
        one.Content.System,
        one.Content.Budget.ToString("0.##", CultureInfo.InvariantCulture),
        one.Content.Summary,
        ProjectStatus.Name(one.Status),
        one.Level is { } level ? ProjectLevel.Name(level) : string.Empty,
        SheetDay.Of(one.DueOn),
        one.FindingCount.ToString(CultureInfo.InvariantCulture),
        SheetDay.Of(one.Content.StartsOn),
        SheetDay.Of(one.Content.EndsOn),
        SheetDay.Of(one.DeclaredAt),
        SheetDay.Of(one.FiledAt),
        SheetDay.Of(one.AcceptedOn),
    ];
}
