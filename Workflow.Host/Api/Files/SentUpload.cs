using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Files;

/// <summary>A file as it is sent: the only one of a multipart form, in the field <c>file</c>.</summary>
internal sealed record SentUpload(UploadedFile File)
{
    private const string Field = "file";

    /// <summary>Reads the request once. A request that breaks off leaves nothing behind: it is read whole before anything is stored.</summary>
    public static async Task<SentUpload> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<SentUpload>() is { } read)
        {
            return read;
        }

        var upload = new SentUpload(await FileAsync(http));
        http.Features.Set(upload);
        return upload;
    }

    /// <summary>What stands for the content of a request, for whoever repeats it.</summary>
    public static async Task<string> FingerprintAsync(HttpContext http) => PostedFiles.Fingerprint((await ReadAsync(http)).File);

    private static async Task<UploadedFile> FileAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            throw Refused("请以 multipart/form-data 发送，文件放在 file 字段。");
        }

        var form = await PostedFiles.FormAsync(http, () => Refused("上传的内容不完整，请重新选择文件后再试。"));

        return await PostedFiles.ReadAsync(form.Files.GetFiles(Field), http.RequestAborted) is [var file] && form.Files.Count == 1
            ? file
            : throw Refused("请选择一个文件，放在 file 字段；几个文件请分几次上传。");
    }

    private static RefusalException Refused(string message) =>
        new(RefusalKind.Invalid, "file.malformed", message, [new FieldError("/" + Field, message)]);
}
