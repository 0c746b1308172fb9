using MediatR;
using Workflow.Activities.Cases.Files;
using Workflow.Activities.Common;
using Workflow.Activities.Files.Uploading;
using Workflow.Activities.Forms;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Files;

/// <summary>材料、照片: uploaded before the form that names them is sent, and given to whoever may see the case that holds them.</summary>
internal static class FileEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/files").WithTags("Files");
        files.MapGet("/", ListAsync)
            .Named("listUploads", "本人已上传、尚未随表单提交的文件")
            .Produces<Page<FileReference>>()
            .Refuses(401);
        files.MapPost("/", UploadAsync)
            .Named("uploadFile", "上传一个文件；提交表单时填写返回的 id。30 天内没有随表单提交的文件会被删除")
            .Accepts<UploadBody>("multipart/form-data")
            .WithMetadata(new PostedFiles.Limit())
            .Idempotent(SentUpload.FingerprintAsync)
            .Produces<FileReference>(StatusCodes.Status201Created)
            .Refuses(400, 401, 409, 413);
        files.MapGet("/{id}", GetAsync)
            .Named("getUpload", "本人已上传的文件的内容")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Refuses(401, 404);
        files.MapDelete("/{id}", DiscardAsync)
            .Named("discardUpload", "删除本人已上传、尚未随表单提交的文件")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(401);
        api.MapGet("/cases/{caseNumber}/files/{id}", OfCaseAsync)
            .WithTags("Cases")
            .Named("getCaseFile", "办件中一个文件的内容；经办人的查看记入数据使用台账")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Refuses(401, 403, 404);
    }

    private static async Task<Page<FileReference>> ListAsync(HttpContext http, IMediator mediator)
    {
        var all = await mediator.Send(new ListUploads(http.Caller()), http.RequestAborted);
        return new Page<FileReference>(all, all.Count);
    }

    private static async Task<IResult> UploadAsync(HttpContext http, IMediator mediator)
    {
        var file = (await SentUpload.ReadAsync(http)).File;
        var kept = await mediator.Send(new UploadFile(http.CommandContext(), file), http.RequestAborted);
        return TypedResults.Created($"/api/files/{kept.Id}", kept);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext http, IMediator mediator) =>
        Attached(await mediator.Send(new GetUpload(http.Caller(), id), http.RequestAborted));

    private static async Task<IResult> DiscardAsync(string id, HttpContext http, IMediator mediator)
    {
        await mediator.Send(new DiscardUpload(http.CommandContext(), id), http.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> OfCaseAsync(string caseNumber, string id, HttpContext http, IMediator mediator) =>
        Attached(await mediator.Send(new GetCaseFile(http.Caller(), caseNumber, id), http.RequestAborted));

    private static IResult Attached(SentFile file) => Results.File(file.Content, file.MediaType, file.Name);
}

/// <summary>A file to upload.</summary>
/// <param name="File">The file.</param>
public sealed record UploadBody(IFormFile File);
