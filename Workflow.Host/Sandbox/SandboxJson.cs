using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox;

/// <summary>Reads and writes JSON over HTTP.</summary>
internal static class SandboxJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The body, or null when it is no JSON.</summary>
    internal static async Task<JsonNode?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static Task WriteAsync(HttpContext context, int status, object body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{type}; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, body, Options, context.RequestAborted);
    }

    /// <summary>Problem details (RFC 9457).</summary>
    internal static Task ProblemAsync(HttpContext context, int status, string code, string detail) =>
        WriteAsync(context, status, new { title = code, status, detail, code }, "application/problem+json");
}
