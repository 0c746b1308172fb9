using MediatR;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Letters;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Reporting;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Reporting;

/// <summary>报送轮次: opening, watching, consolidating, exporting.</summary>
internal static class RoundEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapReportRounds(this IEndpointRouteBuilder api)
    {
        var rounds = api.MapGroup("/report-rounds").WithTags("ProgressReports");
        rounds.MapGet("/", ListAsync)
            .Named("listReportRounds", "进展报送轮次，最新的在前；省级人员也见各市的")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<RoundSummary>>()
            .Refuses(400, 401, 403);
        rounds.MapPost("/", OpenAsync)
            .Named("openReportRound", "开始一轮进展报送，并启动“进展报送”流程")
            .Idempotent()
            .Takes<OpenRoundBody>()
            .Produces<RoundReceipt>(StatusCodes.Status201Created)
            .Refuses(401, 403, 409);
        rounds.MapGet("/{round}", GetAsync)
            .Named("getReportRound", "一轮进展报送：谁已报送，谁未报送")
            .QueryWord("show", "只列出该数字所计的报送", RoundCounts.Lists)
            .Produces<RoundView>()
            .Refuses(400, 401, 404);
        rounds.MapPost("/{round}/consolidation", ConsolidateAsync)
            .Named("consolidateReportRound", "汇总：此后各单位的报送不再改动")
            .Idempotent()
            .Versioned()
            .Produces<RoundReceipt>()
            .Refuses(400, 401, 403, 404);
        rounds.MapGet("/{round}/document.docx", DocxAsync)
            .Named("getReportRoundDocx", "进展情况汇总（docx）；汇总前标为汇总稿")
            .Produces(StatusCodes.Status200OK, contentType: LetterDocx.MediaType)
            .Refuses(401, 404);
        rounds.MapGet("/{round}/table.xlsx", TableAsync)
            .Named("getReportRoundTable", "进展汇总表（xlsx）：本期与上期对照")
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(401, 404);
    }

    /// <summary>Maps the files for people's browsers: what goes wrong is told on a page.</summary>
    public static void MapReportDocuments(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/report-rounds/{round}/document.docx", DocxAsync).ExcludeFromDescription();
        pages.MapGet("/report-rounds/{round}/table.xlsx", TableAsync).ExcludeFromDescription();
    }

    private static Task<Page<RoundSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListRounds(
            http.Caller(), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> OpenAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var (plan, half, dueOn) = (fields.Text("planId", "工作要点"), fields.Text("half", "报送期"), fields.OptionalDay("dueOn", "截止日"));
        if (dueOn is null)
        {
            fields.Wrong("dueOn", "请填写截止日，例如 2026-06-30。");
        }

        fields.ThrowIfWrong();
        var receipt = await mediator.Send(new OpenRound(http.CommandContext(), plan, half, dueOn!.Value), http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return TypedResults.Created($"/api/report-rounds/{receipt.Id}", receipt);
    }

    private static async Task<RoundView> GetAsync(string round, HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var show = query.Word("show", RoundCounts.Lists);
        query.ThrowIfWrong();
        var view = await mediator.Send(new GetRound(http.Caller(), round, show), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }

    private static async Task<RoundReceipt> ConsolidateAsync(string round, HttpContext http, IMediator mediator)
    {
        await http.BodyAsync();
        var receipt = await mediator.Send(new ConsolidateRound(http.CommandContext(), round), http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return receipt;
    }

    private static Task<IResult> DocxAsync(string round, HttpContext http, [FromServices] IMediator mediator) =>
        FileAsync(new ExportRound(http.Caller(), round, AsTable: false), http, mediator);

    private static Task<IResult> TableAsync(string round, HttpContext http, [FromServices] IMediator mediator) =>
        FileAsync(new ExportRound(http.Caller(), round, AsTable: true), http, mediator);

    private static async Task<IResult> FileAsync(ExportRound request, HttpContext http, IMediator mediator)
    {
        var file = await mediator.Send(request, http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }
}
