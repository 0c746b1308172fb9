using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Tasks.Workloads;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Tasks;

/// <summary>人员工作量.</summary>
internal static class WorkloadEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapWorkload(this IEndpointRouteBuilder api)
    {
        var workload = api.MapGroup("/workload").WithTags("Tasks");
        workload.MapGet("/", (HttpContext http, IMediator mediator) => mediator.Send(new GetWorkload(http.Caller()), http.RequestAborted))
            .Named("getWorkload", "每位工作人员未办、超期和本周办结的待办")
            .Produces<WorkloadView>()
            .Refuses(401, 403);
        workload.MapGet("/tasks", ListAsync)
            .Named("listWorkload", "一个数字对应的待办")
            .QueryWord("which", "哪个数字，默认 open", WorkloadFigure.All)
            .Query("organisation", "单位代码")
            .Query("clerk", "人员账号；留空为未认领的")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<WorkloadTask>>()
            .Refuses(400, 401, 403);
        workload.MapGet("/table", ExportAsync)
            .Named("exportWorkload", "人员工作量（xlsx）")
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(401, 403);
    }

    private static Task<Page<WorkloadTask>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListWorkload(
            http.Caller(),
            query.Word("which", WorkloadFigure.All) ?? WorkloadFigure.Open,
            query.Text("organisation") ?? string.Empty,
            query.Text("clerk"),
            query.Number("skip", 0, 0, int.MaxValue),
            query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> ExportAsync(HttpContext http, IMediator mediator)
    {
        var file = await mediator.Send(new ExportWorkload(http.Caller()), http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }
}
