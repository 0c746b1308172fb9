using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.WorkPlans;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Problems;

namespace Workflow.Host.Api.WorkPlans;

/// <summary>A file sent to be imported: the field <c>file</c> of a form, or the body as it is.</summary>
/// <param name="Content">Its content.</param>
/// <param name="Name">Its name, where it was said.</param>
/// <param name="Year">The plan's year, where it was said.</param>
internal sealed record PlanUpload(ReadOnlyMemory<byte> Content, string? Name, int? Year)
{
    /// <summary>Media type of Word documents.</summary>
    public const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Field = "file";
    private const string YearField = "year";

    private static readonly string[] BodyTypes =
        ["text/plain", "application/octet-stream", WordType, SheetWriter.MediaType];

    /// <summary>Reads the request once.</summary>
    /// <exception cref="RefusalException">There is no file in it.</exception>
    public static async Task<PlanUpload> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<PlanUpload>() is { } read)
        {
            return read;
        }

        var upload = http.Request.HasFormContentType ? await FromFormAsync(http) : await FromBodyAsync(http);
        http.Features.Set(upload);
        return upload;
    }

    /// <summary>What stands for the content of a request, for whoever repeats it.</summary>
    public static async Task<string> FingerprintAsync(HttpContext http)
    {
        var upload = await ReadAsync(http);
        return $"{Convert.ToHexStringLower(SHA256.HashData(upload.Content.Span))} {upload.Year} {upload.Name}";
    }

    /// <summary>The content of a file of a form.</summary>
    public static async Task<ReadOnlyMemory<byte>> ContentAsync(IFormFile file, CancellationToken cancellation)
    {
        await using var stream = file.OpenReadStream();
        return await LimitedAsync(stream, cancellation);
    }

    /// <summary>A year as somebody wrote it; null where nothing is written.</summary>
    public static int? YearOf(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : throw new RefusalException(
                RefusalKind.Invalid, "work-plan.year", "年份请填写四位数字，例如 2026。",
                [new FieldError("/year", "年份请填写四位数字，例如 2026。")]);

    private static async Task<PlanUpload> FromFormAsync(HttpContext http)
    {
        var form = await PostedFiles.FormAsync(http, () => new RefusalException(
            RefusalKind.Invalid, "body.malformed", "上传的表单不完整，请重新选择文件后再试。",
            [new FieldError("/file", "请以 multipart/form-data 的 file 字段上传一个文件。")]));

        var file = form.Files.GetFile(Field) ?? (form.Files.Count == 1 ? form.Files[0] : null);
        if (file is null)
        {
            throw new RefusalException(
                RefusalKind.Invalid, "document.empty", "没有收到文件。请在 file 字段中上传一个文件。",
                [new FieldError("/file", "请以 multipart/form-data 的 file 字段上传一个文件。")]);
        }

        return new PlanUpload(
            await ContentAsync(file, http.RequestAborted), file.FileName, YearOf(form[YearField].ToString()) ?? YearInQuery(http));
    }

    private static async Task<PlanUpload> FromBodyAsync(HttpContext http)
    {
        // A body without a type is taken for what it contains.
        if (!string.IsNullOrEmpty(http.Request.ContentType)
            && !(MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
                && BodyTypes.Contains(type.MediaType.ToString(), StringComparer.OrdinalIgnoreCase)))
        {
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                "unsupported-media-type",
                "请以 multipart/form-data（file 字段）上传，或直接发送文件内容，Content-Type 为 text/plain、docx 或 xlsx 的类型。");
        }

        return new PlanUpload(await LimitedAsync(http.Request.Body, http.RequestAborted), null, YearInQuery(http));
    }

    // Read to its end even when it is too much: a sender that is cut off never sees the answer.
    private static async Task<ReadOnlyMemory<byte>> LimitedAsync(Stream body, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var length = 0L;
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            if ((length += read) <= WorkPlansRegistration.LargestFile)
            {
                content.Write(buffer, 0, read);
            }
        }

        return length <= WorkPlansRegistration.LargestFile ? content.ToArray() : throw TooLarge();
    }

    private static ProblemException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, "document.too-large", "文件超过 10 MB。请去掉图片等内容后重新上传。");

    private static int? YearInQuery(HttpContext http) => YearOf(http.Request.Query[YearField].ToString());
}
