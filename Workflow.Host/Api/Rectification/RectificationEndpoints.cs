using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Rectification;
using Workflow.Activities.Rectification.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Rectification;

/// <summary>整改: opening it for an order, and looking at what became of it.</summary>
internal static class RectificationEndpoints
{
    private const int FirstYear = 2000;
    private const int LastYear = 2999;

    /// <summary>Maps the endpoints.</summary>
    public static void MapRectifications(this IEndpointRouteBuilder api)
    {
        var rectifications = api.MapGroup("/rectifications").WithTags("Rectifications");
        rectifications.MapPost("/", StartAsync)
            .Named("startRectification", "按已印发的责令整改通知书立案整改；“逐级督办”印发的自动立案")
            .Idempotent()
            .Takes<RectificationBody>()
            .Produces<RectificationStart>(StatusCodes.Status202Accepted)
            .Refuses(401, 403, 404, 409);
        Filtered(rectifications.MapGet("/", ListAsync).Named("listRectifications", "本人可见的整改，到期近的在前，已结束的在后"))
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<RectificationSummary>>()
            .Refuses(400, 401);
        Filtered(rectifications.MapGet("/table", ExportAsync).Named("exportRectifications", "整改台账（xlsx）"))
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(400, 401);
        rectifications.MapGet("/failures", CountAsync)
            .Named("countRectificationFailures", "各单位一年中整改被退回和逾期的次数，供评价使用")
            .QueryNumber("year", "年份，默认今年")
            .Produces<Page<UnitFailures>>()
            .Refuses(400, 401);
        rectifications.MapGet("/{id}", GetAsync)
            .Named("getRectification", "一件整改：要求、方案、报告、文书和经过")
            .Produces<RectificationView>()
            .Refuses(401, 404);
        rectifications.MapGet("/{id}/files/{file}", FileAsync)
            .Named("getRectificationFile", "佐证整改情况的一个文件的内容")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Refuses(401, 404);
        rectifications.MapRectificationActs();
    }

    private static RouteHandlerBuilder Filtered(RouteHandlerBuilder endpoint) => endpoint
        .Query("unit", "责任单位代码")
        .QueryWord("status", "状态", RectificationStatus.All)
        .QueryWord("light", "亮灯", Light.All)
        .Query("search", "事项、整改编号或责令整改通知书文号的一部分")
        .Query("notice", "责令整改通知书的标识");

    private static RectificationFilter Filter(QueryFields query) => new(
        query.Text("unit"),
        query.Word("status", RectificationStatus.All),
        query.Word("light", Light.All),
        query.Text("search"),
        query.Text("notice"));

    private static async Task<Accepted<RectificationStart>> StartAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var notice = fields.Text("notice", "责令整改通知书");
        fields.ThrowIfWrong();
        var started = await mediator.Send(new StartRectification(http.CommandContext(), notice), http.RequestAborted);
        return TypedResults.Accepted($"/api/rectifications/{started.Id}", started);
    }

    private static Task<Page<RectificationSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListRectifications(
            http.Caller(), Filter(query), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> ExportAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ExportRectifications(http.Caller(), Filter(query));
        query.ThrowIfWrong();
        var file = await mediator.Send(request, http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<Page<UnitFailures>> CountAsync(HttpContext http, IMediator mediator, TimeProvider clock)
    {
        var query = new QueryFields(http.Request);
        var year = query.Number("year", ChinaTime.DayOf(clock.GetUtcNow()).Year, FirstYear, LastYear);
        query.ThrowIfWrong();
        var units = await mediator.Send(new CountFailures(http.Caller(), year), http.RequestAborted);
        return new Page<UnitFailures>(units, units.Count);
    }

    private static async Task<IResult> FileAsync(string id, string file, HttpContext http, IMediator mediator)
    {
        var found = await mediator.Send(new GetRectificationFile(http.Caller(), id, file), http.RequestAborted);
        return Results.File(found.Content, found.MediaType, found.Name);
    }

    private static async Task<RectificationView> GetAsync(string id, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetRectification(http.Caller(), id), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }
}
