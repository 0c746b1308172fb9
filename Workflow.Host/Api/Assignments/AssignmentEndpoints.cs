using MediatR;
using Workflow.Activities.Assignments;
using Workflow.Activities.Assignments.Viewing;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Assignments;

/// <summary>交办件: assigning a plan's measures, and looking at what became of them.</summary>
internal static class AssignmentEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapAssignments(this IEndpointRouteBuilder api)
    {
        api.MapPost("/work-plans/{id}/assignments", AssignAsync)
            .WithTags("Assignments")
            .Named("assignMeasures", "把已确认工作要点的全部或所选举措一次交办给责任单位；已交办的不重复交办")
            .Idempotent()
            .Takes<AssignBody>()
            .Produces<AssigningReceipt>()
            .Refuses(401, 403, 404, 409);
        api.MapGet("/work-plans/{id}/lights", (string id, HttpContext http, IMediator mediator) =>
                mediator.Send(new CountPlanLights(http.Caller(), id), http.RequestAborted))
            .WithTags("Assignments")
            .Named("countPlanLights", "工作要点各举措的亮灯数；没有交办的举措不列")
            .Produces<IReadOnlyList<MeasureLights>>()
            .Refuses(401);
        var assignments = api.MapGroup("/assignments").WithTags("Assignments");
        Filtered(assignments.MapGet("/", ListAsync).Named("listAssignments", "本人可见的交办件，时限近的在前"))
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<AssignmentSummary>>()
            .Refuses(400, 401);
        Filtered(assignments.MapGet("/counts", CountAsync).Named("countAssignments", "按亮灯和状态计数；每个数都是相应清单的条数"))
            .Produces<AssignmentCounts>()
            .Refuses(400, 401);
        Filtered(assignments.MapGet("/table", ExportAsync).Named("exportAssignments", "交办件清单（xlsx）"))
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(400, 401);
        assignments.MapGet("/{id}", GetAsync)
            .Named("getAssignment", "一件交办件：节点、目标值、材料、文书和经过")
            .Produces<AssignmentView>()
            .Refuses(401, 404);
        assignments.MapGet("/{id}/evidence/{evidence}", EvidenceAsync)
            .Named("getEvidence", "佐证材料的内容")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Refuses(401, 404);
        assignments.MapAssignmentActs();
    }

    private static RouteHandlerBuilder Filtered(RouteHandlerBuilder endpoint) => endpoint
        .Query("plan", "工作要点")
        .Query("programme", "重点工程，其在工作要点中的标识")
        .Query("measure", "举措，其在工作要点中的标识")
        .Query("unit", "牵头单位代码")
        .QueryNumber("year", "工作要点的年份，默认不限")
        .QueryWord("status", "状态", AssignmentStatus.All)
        .QueryWord("light", "亮灯", Light.All)
        .Query("search", "举措或文号的一部分");

    private static AssignmentFilter Filter(QueryFields query) => new(
        query.Text("plan"),
        query.Text("programme"),
        query.Text("unit"),
        query.Word("status", AssignmentStatus.All),
        query.Word("light", Light.All),
        query.Text("search"),
        query.Text("year") is null ? null : query.Number("year", 2000, 2000, 2999),
        query.Text("measure"));

    private static async Task<AssigningReceipt> AssignAsync(string id, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("measureIds", "deadline");
        var chosen = fields.Has("measureIds") ? fields.Texts("measureIds", "举措") : null;
        var deadline = fields.OptionalDay("deadline", "办结时限");
        fields.ThrowIfWrong();
        return await mediator.Send(new AssignMeasures(http.CommandContext(), id, chosen, deadline), http.RequestAborted);
    }

    private static Task<Page<AssignmentSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListAssignments(
            http.Caller(), Filter(query), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static Task<AssignmentCounts> CountAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new CountAssignments(http.Caller(), Filter(query));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> ExportAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ExportAssignments(http.Caller(), Filter(query));
        query.ThrowIfWrong();
        var file = await mediator.Send(request, http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<AssignmentView> GetAsync(string id, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetAssignment(http.Caller(), id), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }

    private static async Task<IResult> EvidenceAsync(string id, string evidence, HttpContext http, IMediator mediator)
    {
        var file = await mediator.Send(new GetEvidence(http.Caller(), id, evidence), http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }
}
