using System.Globalization;
using MediatR;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Evaluation;
using Workflow.Activities.Reporting;
using Workflow.Activities.Tickets.Catalogue;
using Workflow.Activities.WorkPlans;
using Workflow.Host.Identity;
using Workflow.Host.Pages.Evaluation;
using Workflow.Host.Pages.Reporting;
using Workflow.Host.Pages.Tickets;
using Workflow.Host.Pages.WorkPlans;

namespace Workflow.Host.Api.Lists;

/// <summary>Lists as workbooks whose words stand with their pages: plans, rounds, evaluations, the data catalogue.</summary>
internal static class ListTables
{
    private const int AtATime = 200;
    private const int Most = 20_000;

    /// <summary>Maps the endpoints.</summary>
    public static void MapListTables(this IEndpointRouteBuilder api)
    {
        api.MapGet("/work-plans/table", PlansAsync).WithTags("WorkPlans").Named("exportWorkPlans", "工作要点清单（xlsx）").IsTable();
        api.MapGet("/report-rounds/table", RoundsAsync).WithTags("ProgressReports").Named("exportReportRounds", "报送轮次清单（xlsx）").IsTable();
        api.MapGet("/evaluations/table", EvaluationsAsync).WithTags("Evaluation").Named("exportEvaluations", "评价清单（xlsx）").IsTable();
        api.MapGet("/data-catalogue/table", CatalogueAsync).WithTags("Tickets").Named("exportDataCatalogue", "数据目录（xlsx）").IsTable();
    }

    private static void IsTable(this RouteHandlerBuilder endpoint) => endpoint
        .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
        .Refuses(401, 403);

    private static Task<IResult> PlansAsync(HttpContext http, IMediator mediator) => WriteAsync(
        http,
        mediator,
        Words<PlanWords>(http),
        "工作要点清单",
        [new("年度", 8), new("标题", 50), new("状态", 10), new("任务", 8), new("举措", 8), new("待核对", 8), new("制定日期", 12), new("确认日期", 12)],
        (caller, skip) => new ListPlans(caller, Skip: skip, Take: AtATime),
        (words, plan) =>
        [
            Number(plan.Year), plan.Title, words["status." + plan.Status], Number(plan.TaskCount), Number(plan.MeasureCount),
            Number(plan.UncheckedCount), SheetDay.Of(plan.DraftedAt), SheetDay.Of(plan.ConfirmedAt),
        ]);

    private static Task<IResult> RoundsAsync(HttpContext http, IMediator mediator) => WriteAsync(
        http,
        mediator,
        Words<ReportWords>(http),
        "报送轮次清单",
        [new("周期", 18), new("工作要点", 50), new("状态", 10), new("应报", 8), new("已报", 8), new("待审核", 8), new("截止日期", 12), new("开启日期", 12)],
        (caller, skip) => new ListRounds(caller, skip, AtATime),
        (words, round) =>
        [
            round.Period, round.PlanTitle, words["status." + round.Status], Number(round.Counts.All), Number(round.Counts.Reported),
            Number(round.Counts.ToReview), SheetDay.Of(round.DueOn), SheetDay.Of(round.OpenedAt),
        ]);

    private static Task<IResult> EvaluationsAsync(HttpContext http, IMediator mediator) => WriteAsync(
        http,
        mediator,
        Words<EvaluationWords>(http),
        "评价清单",
        [new("名称", 40), new("指标体系", 40), new("开始日期", 12), new("结束日期", 12), new("状态", 12), new("单位", 8), new("填报截止", 12), new("申诉截止", 12)],
        (caller, skip) => new ListEvaluations(caller, Skip: skip, Take: AtATime),
        (words, round) =>
        [
            round.Title, round.System, SheetDay.Of(round.From), SheetDay.Of(round.To), words["status." + round.Status], Number(round.UnitCount),
            SheetDay.Of(round.DueOn), SheetDay.Of(round.AppealUntil),
        ]);

    private static Task<IResult> CatalogueAsync(HttpContext http, IMediator mediator) => WriteAsync(
        http,
        mediator,
        Words<TicketWords>(http),
        "数据目录",
        [new("代码", 28), new("名称", 30), new("数源单位", 26), new("数据项", 60), new("开放属性", 12), new("数据服务", 26), new("更新日期", 12)],
        (caller, skip) => new ListCatalogue(caller, Skip: skip, Take: AtATime),
        (words, entry) =>
        [
            entry.Code, entry.Name, entry.Owner.Name, entry.Content, words["openness." + entry.Openness], entry.Service ?? string.Empty,
            SheetDay.Of(entry.ChangedAt),
        ]);

    private static async Task<IResult> WriteAsync<T>(
        HttpContext http,
        IMediator mediator,
        IStringLocalizer words,
        string title,
        IReadOnlyList<SheetColumn> columns,
        Func<Caller, int, IRequest<Page<T>>> list,
        Func<IStringLocalizer, T, IReadOnlyList<string>> row)
    {
        var (rows, caller) = (new List<IReadOnlyList<string>>(), http.Caller());
        while (rows.Count < Most)
        {
            var page = await mediator.Send(list(caller, rows.Count), http.RequestAborted);
            rows.AddRange(page.Items.Select(item => row(words, item)));
            if (page.Items.Count == 0 || rows.Count >= page.Total)
            {
                break;
            }
        }

        return Results.File(SheetWriter.Write(new Sheet(title, title, columns, rows)), SheetWriter.MediaType, $"{title}.xlsx");
    }

    private static IStringLocalizer Words<TWords>(HttpContext http) =>
        http.RequestServices.GetRequiredService<IStringLocalizer<TWords>>();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
