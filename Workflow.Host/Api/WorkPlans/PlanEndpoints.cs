using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.WorkPlans;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.WorkPlans;

/// <summary>工作要点: importing, drawing up, looking at and exporting plans.</summary>
internal static class PlanEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapWorkPlans(this IEndpointRouteBuilder api)
    {
        var plans = api.MapGroup("/work-plans").WithTags("WorkPlans");
        plans.MapGet("/", ListAsync)
            .Named("listWorkPlans", "工作要点，年份新的在前")
            .QueryNumber("year", "只看该年份")
            .QueryWord("status", "draft 草稿、confirmed 已确认", PlanStatus.All)
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<PlanSummary>>()
            .Refuses(400, 401, 403);
        plans.MapPost("/import", ImportAsync)
            .Named("importWorkPlan", "导入工作要点通知（docx、纯文本）或任务推进表（xlsx），形成草稿")
            .QueryNumber("year", "文件中没有年份时填写")
            .Accepts<IFormFile>("multipart/form-data", "*/*")
            .WithMetadata(new PostedFiles.Limit())
            .Idempotent(PlanUpload.FingerprintAsync)
            .Produces<PlanView>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 409, 413, 415);
        plans.MapPost("/", DraftAsync)
            .Named("draftWorkPlan", "手工拟订工作要点")
            .Idempotent()
            .Takes<DraftPlanBody>()
            .Produces<PlanView>(StatusCodes.Status201Created)
            .Refuses(401, 403, 409);
        plans.MapGet("/{id}", GetAsync)
            .Named("getWorkPlan", "一份工作要点：重点工程、任务和举措")
            .Produces<PlanView>()
            .Refuses(401, 403, 404);
        plans.MapGet("/{id}/table", ExportAsync)
            .Named("exportWorkPlan", "任务推进表（xlsx）")
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(401, 403, 404);
        plans.MapPlanChanges();
    }

    private static Task<Page<PlanSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var year = query.Number("year", 0, 0, 9999);
        var request = new ListPlans(
            http.Caller(),
            year == 0 ? null : year,
            query.Word("status", PlanStatus.All),
            query.Number("skip", 0, 0, int.MaxValue),
            query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> ImportAsync(HttpContext http, IMediator mediator)
    {
        var upload = await PlanUpload.ReadAsync(http);
        return Created(http, await mediator.Send(
            new ImportPlan(http.CommandContext(), upload.Content, upload.Name, upload.Year), http.RequestAborted));
    }

    private static async Task<IResult> DraftAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var title = fields.Text("title", "标题");
        var year = fields.Number("year", "年份", 2000, 2099);
        fields.ThrowIfWrong();
        return Created(http, await mediator.Send(new DraftPlan(http.CommandContext(), title, year), http.RequestAborted));
    }

    private static async Task<PlanView> GetAsync(string id, HttpContext http, IMediator mediator)
    {
        var plan = await mediator.Send(new GetPlan(http.Caller(), id), http.RequestAborted);
        http.Response.SetVersion(plan.Version);
        return plan;
    }

    private static async Task<IResult> ExportAsync(string id, HttpContext http, IMediator mediator)
    {
        var file = await mediator.Send(new ExportPlan(http.Caller(), id), http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static IResult Created(HttpContext http, PlanView plan)
    {
        http.Response.SetVersion(plan.Version);
        return Results.Created($"/api/work-plans/{plan.Id}", plan);
    }
}
