using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Workflow.Activities.Common;
using Workflow.Activities.Http;
using Workflow.Engine.Privacy;

namespace Workflow.Host.Api.Workflows;

/// <summary>Writes a workflow's answer once it is committed; only here are its personal values opened.</summary>
internal sealed class ReplyWriter(IVault vault)
{
    /// <summary>Framing is the server's, and our own session is nobody's to set.</summary>
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "Trailer", "Keep-Alive", "Set-Cookie", "Content-Type",
    };

    /// <summary>Writes it.</summary>
    /// <param name="http">Who waits.</param>
    /// <param name="tenant">Whose instance answers.</param>
    /// <param name="reply">The answer.</param>
    public async Task WriteAsync(HttpContext http, string tenant, HttpReply reply)
    {
        var response = http.Response;
        response.StatusCode = reply.Status;
        response.Headers.TryAdd(HeaderNames.CacheControl, "no-store");
        foreach (var (name, values) in Headers(await OpenAsync(tenant, reply.Headers, http.RequestAborted)))
        {
            response.Headers[name] = values;
        }

        if (reply.File is { } file)
        {
            response.ContentType = reply.ContentType;
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(reply.FileName ?? "file.bin");
            response.Headers.ContentDisposition = disposition.ToString();
            await response.Body.WriteAsync(Convert.FromBase64String(file), http.RequestAborted);
        }
        else if (await OpenAsync(tenant, reply.Content, http.RequestAborted) is { } content)
        {
            var isText = content.GetValueKind() == JsonValueKind.String;
            response.ContentType = WithCharset(reply.ContentType ?? (isText ? "text/plain" : "application/json"));
            await response.WriteAsync(
                isText ? content.GetValue<string>() : content.ToJsonString(AnswerJson.Options), http.RequestAborted);
        }

        // An empty answer is an answer: nobody may put a page about an error in its place.
        await response.StartAsync(http.RequestAborted);
    }

    private async Task<JsonNode?> OpenAsync(string tenant, JsonElement? tree, CancellationToken cancellation) =>
        tree is { } value ? (await vault.OpenAsync(tenant, value, cancellation)).OpenTree(value) : null;

    private static IEnumerable<(string Name, StringValues Values)> Headers(JsonNode? headers) =>
        headers is not JsonObject given
            ? []
            : given
                .Where(header => !Ours.Contains(header.Key) && header.Key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
                .Select(header => (header.Key, Values(header.Value)))
                .Where(header => header.Item2.All(value => value!.All(character => character is >= ' ' and <= '~')));

    private static StringValues Values(JsonNode? value) => value is JsonArray several
        ? new StringValues([.. several.Select(item => item?.ToString() ?? string.Empty)])
        : value?.ToString() ?? string.Empty;

    private static string WithCharset(string type) =>
        MediaTypeHeaderValue.TryParse(type, out var parsed) && !parsed.Charset.HasValue
        && (parsed.MediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || HttpContents.IsJson(parsed.MediaType.Value))
            ? $"{type}; charset=utf-8"
            : type;
}
