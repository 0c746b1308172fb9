using System.Text;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Idempotency;

/// <summary>
/// Gives a repeated request the answer it got before. The key is looked up before anything is validated; it is bound
/// by the command in the transaction that accepts it, so a refused request leaves its key free.
/// </summary>
/// <param name="isRequired">Whether a request without a key is refused.</param>
/// <param name="content">What stands for the request's content where that is no JSON.</param>
internal sealed class IdempotencyFilter(bool isRequired, Func<HttpContext, Task<string>>? content = null) : IEndpointFilter
{
    private const int LongestKey = 200;

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (KeyOf(http.Request) is not { } key || http.User.ToCaller() is null)
        {
            return await next(context);
        }

        var body = await (content ?? JsonAsync)(http);
        var vault = http.RequestServices.GetRequiredService<IVault>();
        var bound = new IdempotencyKey(ScopeOf(http), key, vault.LookupHash(body));
        return await http.RequestServices.GetRequiredService<IdempotentCommands>().RunAsync<object?>(
            bound,
            async () =>
            {
                http.Features.Set(bound);
                return await next(context);
            },
            async record => await ReplayAsync(http, vault, record),
            "同一 Idempotency-Key 已用于另一份内容。新的申请请换一个新的键；重试请原样提交。",
            http.RequestAborted);
    }

    private static async Task<string> JsonAsync(HttpContext http) =>
        Encoding.UTF8.GetString(CanonicalJson.Write(await http.BodyAsync()).Span);

    private static async Task<IResult> ReplayAsync(HttpContext http, IVault vault, IdempotencyRecord record)
    {
        http.Response.Headers["Idempotent-Replayed"] = "true";
        var body = await KeptAnswer.OpenAsync(vault, http.Caller().Tenant, record.Body, http.RequestAborted);
        var replayed = http.GetEndpoint()?.Metadata.GetMetadata<ReplayedAnswer>();
        replayed?.WriteHeaders(http.Response, body);
        return replayed?.Find(body) ?? Results.Content(body, "application/json; charset=utf-8", statusCode: record.Status);
    }

    private static string ScopeOf(HttpContext http)
    {
        var pattern = ((RouteEndpoint)http.GetEndpoint()!).RoutePattern.RawText;
        var values = http.Request.RouteValues
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}");
        return string.Join(' ', [http.Caller().Id, http.Request.Method, pattern, .. values]);
    }

    private string? KeyOf(HttpRequest request)
    {
        var given = request.Headers[IdempotencyMetadata.Header];
        if (given.Count == 0 && !isRequired)
        {
            return null;
        }

        return given.Count == 1 && given[0] is { Length: > 0 and <= LongestKey } key && key.All(c => c is > ' ' and <= '~')
            ? key
            : throw new RefusalException(
                RefusalKind.Invalid,
                given.Count == 0 ? "idempotency-key-missing" : "idempotency-key-invalid",
                "请在 Idempotency-Key 请求头中提供本次提交的唯一键（例如一个 UUID），重试时使用同一个键。",
                [new FieldError(IdempotencyMetadata.Header, $"须为 1 至 {LongestKey} 个可见的 ASCII 字符，且只出现一次。")]);
    }
}
