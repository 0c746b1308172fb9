using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Host.Api.Problems;

namespace Workflow.Host.Api.Http;

/// <summary>Reads a request's JSON body once, strictly, and refuses what cannot be stored.</summary>
internal static class RequestBody
{
    private const int DeepestNesting = StorableText.Deepest;

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = DeepestNesting,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    /// <summary>The body, an object; an absent one counts as empty.</summary>
    /// <exception cref="RefusalException">It is no JSON object, or holds text that cannot be stored.</exception>
    public static async Task<JsonElement> BodyAsync(this HttpContext http)
    {
        if (http.Features.Get<Parsed>() is { } parsed)
        {
            return parsed.Root;
        }

        var root = await ReadAsync(http);
        http.Features.Set(new Parsed(root));
        return root;
    }

    private static async Task<JsonElement> ReadAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
        var bytes = WithoutMark(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        if (bytes.IsEmpty)
        {
            return Empty;
        }

        RequireJson(http.Request);
        var root = Parse(bytes);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new RefusalException(RefusalKind.Invalid, "body.not-object", "请求内容必须是一个 JSON 对象 {…}。");
        }

        if (SealedJson.IsForged(root))
        {
            throw new RefusalException(
                RefusalKind.Invalid, "body.sealed", $"请求内容不能含有字段“{SealedJson.Marker}”，它留给系统保存加密后的个人信息。请提供原始内容。");
        }

        var faults = StorableCheck.Find(root).ToList();
        return faults.Count == 0
            ? root
            : throw new RefusalException(
                RefusalKind.Invalid, "body.not-storable", "有的内容无法保存，请按提示逐项改正。", faults);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            var where = exception is { LineNumber: { } line, BytePositionInLine: { } position }
                ? $"（第 {line + 1} 行第 {position + 1} 个字节附近）"
                : string.Empty;
            throw new RefusalException(
                RefusalKind.Invalid,
                "body.malformed",
                $"请求内容不是合法的 JSON{where}。请检查括号、引号与逗号；字段不得重复，层级不得超过 {DeepestNesting}。");
        }
        catch (InvalidOperationException)
        {
            // Names are compared as they are parsed; one with half a surrogate pair is no text.
            throw new RefusalException(
                RefusalKind.Invalid, "body.malformed", "请求内容的字段名中有无法识别的字符，请删除后重试。");
        }
    }

    private static void RequireJson(HttpRequest request)
    {
        var isJson = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
            && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        if (!isJson)
        {
            var problem = Problem.OfStatus(StatusCodes.Status415UnsupportedMediaType);
            throw new ProblemException(problem.Status, problem.Code, problem.Detail);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

    private sealed record Parsed(JsonElement Root);
}
