using System.Text;
using System.Text.Json;
using Workflow.Activities.Assignments;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Assignments;

/// <summary>A feedback as it is sent: JSON alone, or a form with the JSON in a field and files beside it.</summary>
/// <param name="Feedback">The JSON.</param>
/// <param name="Files">The files.</param>
internal sealed record FeedbackUpload(JsonElement Feedback, IReadOnlyList<UploadedFile> Files)
{
    private const string Field = "feedback";
    private const int MostValues = 50;

    /// <summary>Reads the request once.</summary>
    public static async Task<FeedbackUpload> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<FeedbackUpload>() is { } read)
        {
            return read;
        }

        var upload = http.Request.HasFormContentType ? await FromFormAsync(http) : new FeedbackUpload(await http.BodyAsync(), []);
        http.Features.Set(upload);
        return upload;
    }

    /// <summary>What stands for the content of a request, for whoever repeats it.</summary>
    public static async Task<string> FingerprintAsync(HttpContext http)
    {
        var upload = await ReadAsync(http);
        var files = upload.Files.Select(PostedFiles.Fingerprint);
        return string.Join('\n', files.Prepend(Encoding.UTF8.GetString(CanonicalJson.Write(upload.Feedback).Span)));
    }

    /// <summary>The feedback, read.</summary>
    public FeedbackEntry Read()
    {
        var fields = new BodyFields(Feedback);
        var text = fields.Text("text", "办理情况");
        int? percent = fields.Has("percent") && Feedback.GetProperty("percent").ValueKind != JsonValueKind.Null
            ? fields.Number("percent", "进度", 0, 100)
            : null;
        var on = fields.OptionalDay("on", "数值日期");
        var values = fields.OptionalList("values", "目标值", MostValues)?
            .Select((value, i) => fields.Inside(value, $"values/{i}"))
            .Select(value => new MeasuredValue(value.Number("target", "目标", 1, MostValues), value.Decimal("value", "数值"))).ToList();
        var milestones = Numbers(fields);
        fields.ThrowIfWrong();
        return new FeedbackEntry(text, percent, on, values ?? [], milestones);
    }

    private static async Task<FeedbackUpload> FromFormAsync(HttpContext http)
    {
        var form = await PostedFiles.FormAsync(http, () => Malformed("上传的表单不完整，请重新选择文件后再试。"));

        return new FeedbackUpload(Json(form[Field].ToString()), await PostedFiles.ReadAsync(form.Files, http.RequestAborted));
    }

    private static JsonElement Json(string text)
    {
        try
        {
            return JsonElement.Parse(text.Length == 0 ? "{}" : text) is { ValueKind: JsonValueKind.Object } body
                ? body
                : throw Malformed("feedback 字段须是一个 JSON 对象。");
        }
        catch (JsonException)
        {
            throw Malformed("feedback 字段不是 JSON。");
        }
    }

    private IReadOnlyList<int> Numbers(BodyFields fields)
    {
        if (!fields.Has("milestones") || Feedback.GetProperty("milestones") is not { ValueKind: not JsonValueKind.Null } list)
        {
            return [];
        }

        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(each => each.ValueKind == JsonValueKind.Number && each.TryGetInt32(out _)))
        {
            return [.. list.EnumerateArray().Select(each => each.GetInt32())];
        }

        fields.Wrong("milestones", "已完成的节点请写节点编号的数组。");
        return [];
    }

    private static RefusalException Malformed(string message) => new(
        RefusalKind.Invalid, "body.malformed", message,
        [new FieldError("/feedback", "请以 multipart/form-data 发送：feedback 字段为 JSON，files 字段为文件。")]);
}
