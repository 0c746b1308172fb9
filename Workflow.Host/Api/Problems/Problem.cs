using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Host.Api.Elsa;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Problems;

/// <summary>What went wrong, before it is known for which request.</summary>
internal sealed record Problem(int Status, string Code, string Detail, IReadOnlyList<FieldError> Errors)
{
    /// <summary>Media type of problem details.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>When to try again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>A problem without fields.</summary>
    public static Problem Of(int status, string code, string detail) => new(status, code, detail, []);

    /// <summary>The problem that a bare status stands for.</summary>
    public static Problem OfStatus(int status) => status switch
    {
        400 => Of(400, "bad-request", "请求无法理解。请按接口文档 /openapi/v1.json 检查后重新提交。"),
        401 => Of(401, "unauthenticated", "请先登录，或在 Authorization 请求头中提供有效的令牌或密钥。"),
        403 => Of(403, "forbidden", "当前账号没有此项权限。如确需办理，请联系管理员授权。"),
        404 => Of(404, "not-found", "没有这个地址。请按接口文档 /openapi/v1.json 检查路径。"),
        405 => Of(405, "method-not-allowed", "该地址不支持此请求方法，可用的方法见 Allow 响应头。"),
        406 => Of(406, "not-acceptable", "无法按所要求的格式返回，请改为接受 application/json。"),
        408 => Of(408, "request-timeout", "请求发送得太慢，已中断。请检查网络后重试。"),
        413 => Of(413, "too-large", "提交的内容过大，请减少后重新提交。"),
        415 => Of(415, "unsupported-media-type", "请以 Content-Type: application/json（UTF-8）提交。"),
        429 => Of(429, "too-many-requests", "操作过于频繁，请稍后再试。"),
        503 => Of(503, "unavailable", "服务暂时不可用，请稍后用同一 Idempotency-Key 重试。"),
        >= 500 => Of(status, "internal", "系统内部出错，请稍后重试；如仍出现，请将 traceId 告知管理员。"),
        _ => Of(status, "refused", "请求未被接受。请按接口文档 /openapi/v1.json 检查后重新提交。"),
    };

    /// <summary>Sets status and headers.</summary>
    public void Announce(HttpResponse response)
    {
        response.StatusCode = Status;
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Writes it as the answer.</summary>
    public Task WriteAsync(HttpContext http)
    {
        Announce(http.Response);
        http.Response.Headers.CacheControl = "no-store";
        if (http.Request.IsElsa())
        {
            return http.Response.WriteAsJsonAsync(ElsaErrors.Of(this), ElsaJson.Options, http.RequestAborted);
        }

        var body = new ApiProblem
        {
            Type = $"urn:workflow:problem:{Code}",
            Title = Title(Status),
            Status = Status,
            Detail = Detail,
            Instance = http.Request.Path,
            Code = Code,
            Errors = Errors,
            TraceId = http.TraceId(),
        };
        return http.Response.WriteAsJsonAsync(body, AnswerJson.Options, MediaType, http.RequestAborted);
    }

    private static string Title(int status) => status switch
    {
        400 => "提交的内容有误",
        401 => "尚未登录",
        403 => "没有权限",
        404 => "没有找到",
        405 => "请求方法不支持",
        406 => "格式不支持",
        408 => "请求超时",
        409 => "与当前状态冲突",
        413 => "内容过大",
        415 => "内容类型不支持",
        429 => "操作过于频繁",
        503 => "服务暂时不可用",
        >= 500 => "系统内部出错",
        _ => "请求未被接受",
    };
}
