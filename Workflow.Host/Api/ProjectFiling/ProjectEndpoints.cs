using MediatR;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.ProjectFiling;

/// <summary>项目备案: declaring, and the register.</summary>
internal static class ProjectEndpoints
{
    private const int LastYear = 9998;

    /// <summary>Maps the endpoints.</summary>
    public static void MapProjects(this IEndpointRouteBuilder api)
    {
        var projects = api.MapGroup("/projects").WithTags("Projects");
        Filtered(projects.MapGet("/", ListAsync).Named("listProjects", "本人可见的备案项目，最新的在前：单位见本单位的，县、市见本地的，省见全部"))
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<ProjectSummary>>()
            .Refuses(400, 401);
        Filtered(projects.MapGet("/table.xlsx", TableAsync).Named("exportProjects", "项目备案登记册（xlsx）"))
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(400, 401);
        projects.MapPost("/", DeclareAsync)
            .Named("declareProject", "申报一个项目；申报单位的工作人员")
            .Idempotent()
            .Takes<ProjectBody>()
            .Produces<ProjectReceipt>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 409);
        projects.MapGet("/{id}", GetAsync)
            .Named("getProject", "一个备案项目：各级意见、相似项目、变更和经过")
            .Produces<ProjectView>()
            .Refuses(401, 404);
        projects.MapProjectActs();
    }

    /// <summary>Maps the workbook for people's browsers: what goes wrong is told on a page.</summary>
    public static void MapProjectDocuments(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/projects/table.xlsx", TableAsync).ExcludeFromDescription();

    private static RouteHandlerBuilder Filtered(RouteHandlerBuilder endpoint) => endpoint
        .Query("search", "名称、建设内容、信息系统或备案编号的一部分")
        .QueryWord("status", "状态", ProjectStatus.All)
        .Query("division", "行政区划代码；设区市的包括所属县（市、区）")
        .QueryNumber("year", "备案年度")
        .QueryNumber("leastBudget", "总投资不低于（万元）")
        .QueryNumber("mostBudget", "总投资不高于（万元）")
        .QueryWord("mine", "yes：只列出待本单位出具意见的", "yes");

    private static ProjectFilter Filter(QueryFields query)
    {
        var (year, least, most) = (query.Text("year"), query.Text("leastBudget"), query.Text("mostBudget"));
        return new ProjectFilter(
            query.Text("search"),
            query.Word("status", ProjectStatus.All),
            query.Text("division"),
            year is null ? null : query.Number("year", 1, 1, LastYear),
            least is null ? null : query.Number("leastBudget", 0, 0, int.MaxValue),
            most is null ? null : query.Number("mostBudget", 0, 0, int.MaxValue),
            query.Word("mine", "yes") is not null);
    }

    private static Task<Page<ProjectSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListProjects(
            http.Caller(), Filter(query), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> TableAsync(HttpContext http, [FromServices] IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ExportProjects(http.Caller(), Filter(query));
        query.ThrowIfWrong();
        var file = await mediator.Send(request, http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<IResult> DeclareAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var entry = ProjectBodies.Entry(fields);
        fields.ThrowIfWrong();
        var receipt = await mediator.Send(new DeclareProject(http.CommandContext(), entry), http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return TypedResults.Created($"/api/projects/{receipt.Id}", receipt);
    }

    private static async Task<ProjectView> GetAsync(string id, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetProject(http.Caller(), id), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }
}
