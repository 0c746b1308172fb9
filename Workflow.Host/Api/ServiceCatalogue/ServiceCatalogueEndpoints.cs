using MediatR;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Activities.ServiceCatalogue.Importing;
using Workflow.Activities.ServiceCatalogue.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.WorkPlans;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.ServiceCatalogue;

/// <summary>实施清单: looking, exporting, importing.</summary>
internal static class ServiceCatalogueEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapServiceCatalogue(this IEndpointRouteBuilder api)
    {
        var catalogue = api.MapGroup("/service-catalogue").WithTags("ServiceCatalogue");
        catalogue.MapGet("/", ListAsync)
            .Named("listServiceCatalogue", "实施清单：三张清单各有多少主题和事项，以及筛选出的主题")
            .QueryWord("list", "只看该清单", ServiceLists.All)
            .Query("unit", "只看该单位牵头、配合或者负责其中事项的主题")
            .Query("search", "主题或事项的名称、编码中含有的文字")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<ServiceListing>()
            .Refuses(400, 401, 403);
        catalogue.MapGet("/table.xlsx", ExportAsync)
            .Named("exportServiceCatalogue", "实施清单的表格（xlsx），主题的每个事项一行")
            .QueryWord("list", "只导出该清单", ServiceLists.All)
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(400, 401, 403);
        catalogue.MapPost("/import/preview", PreviewAsync)
            .Named("previewServiceCatalogueImport", "导入预览：哪些是新的，哪些有变化、变了什么；不作任何修改")
            .Accepts<IFormFile>("multipart/form-data", "*/*")
            .WithMetadata(new PostedFiles.Limit())
            .Produces<ImportPreview>()
            .Refuses(400, 401, 403, 413, 415);
        catalogue.MapPost("/import", ImportAsync)
            .Named("importServiceCatalogue", "导入实施清单的表格；有一处不对就什么也不导入")
            .Query("fingerprint", "预览给出的指纹；清单在预览之后变了的，不导入")
            .Accepts<IFormFile>("multipart/form-data", "*/*")
            .WithMetadata(new PostedFiles.Limit())
            .Idempotent(PlanUpload.FingerprintAsync)
            .Produces<ImportReceipt>()
            .Refuses(400, 401, 403, 409, 413, 415);
        catalogue.MapServiceContents();
    }

    /// <summary>Maps the file for people's browsers: what goes wrong is told on a page.</summary>
    public static void MapServiceCatalogueTable(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/service-catalogue/table.xlsx", ExportAsync).ExcludeFromDescription();

    private static Task<ServiceListing> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListServiceEntries(
            http.Caller(),
            query.Word("list", ServiceLists.All),
            query.Text("unit"),
            query.Text("search"),
            query.Number("skip", 0, 0, int.MaxValue),
            query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> ExportAsync(HttpContext http, [FromServices] IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ExportServiceCatalogue(http.Caller(), query.Word("list", ServiceLists.All));
        query.ThrowIfWrong();
        var file = await mediator.Send(request, http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<ImportPreview> PreviewAsync(HttpContext http, IMediator mediator)
    {
        var upload = await PlanUpload.ReadAsync(http);
        return await mediator.Send(new PreviewServiceImport(http.Caller(), upload.Content), http.RequestAborted);
    }

    private static async Task<ImportReceipt> ImportAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var fingerprint = query.Text("fingerprint");
        query.ThrowIfWrong();
        var upload = await PlanUpload.ReadAsync(http);
        return await mediator.Send(
            new ImportServiceCatalogue(http.CommandContext(), upload.Content, fingerprint), http.RequestAborted);
    }
}
