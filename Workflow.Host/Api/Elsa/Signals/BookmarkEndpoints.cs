using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Problems;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Signals;

/// <summary>Resumes bookmarks: by a signed token, as in Elsa, or by their id for those who may run workflows.</summary>
internal static class BookmarkEndpoints
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    /// <summary>Maps the endpoints.</summary>
    public static void MapBookmarks(this IEndpointRouteBuilder elsa)
    {
        elsa.MapGet("/bookmarks/resume", ResumeAsync).AllowAnonymous();
        elsa.MapPost("/bookmarks/resume", ResumeAsync).AllowAnonymous().Idempotent();
        elsa.MapPost("/bookmarks/token", SignAsync).RequireAuthorization(IdentityRegistration.RunsWorkflows);
    }

    private static async Task<IResult> ResumeAsync(
        HttpContext http,
        [FromServices] BookmarkTokens tokens,
        [FromServices] BookmarkResumption resumption)
    {
        // A browser that follows a link sends no body; what comes with the link stands in the address.
        var fields = await ElsaFields.OfAsync(http);
        var input = fields.Object(HttpMethods.IsGet(http.Request.Method) ? "in" : "input");
        var given = input.ValueKind == JsonValueKind.Object ? input : (JsonElement?)null;
        var isLater = fields.Flag("async") ?? false;
        if (http.Request.Query.ContainsKey("t"))
        {
            var token = fields.Text("t") is { } text && tokens.Read(text) is { } read ? read : null;
            if (token is null)
            {
                fields.Wrong("t", "链接无效或已过期，请向发送方索取新的链接。");
            }

            fields.ThrowIfWrong();
            await resumption.ResumeAsync(http, token!, given, isLater);
            return Results.Ok();
        }

        await RequireRunnerAsync(http);
        var instance = fields.Required("workflowInstanceId");
        var bookmark = fields.Required("bookmarkId");
        fields.ThrowIfWrong();
        await resumption.ResumeAsync(http, instance, bookmark, given, isLater);
        return Results.Ok();
    }

    /// <summary>Makes the link that a third party may follow; Elsa's activities do so in code.</summary>
    private static async Task<IResult> SignAsync(
        HttpContext http,
        [FromServices] BookmarkTokens tokens,
        [FromServices] BookmarkResumption resumption,
        [FromServices] TimeProvider clock)
    {
        var fields = await ElsaFields.OfAsync(http);
        var instance = fields.Required("workflowInstanceId");
        var bookmark = fields.Required("bookmarkId");
        var seconds = fields.Number("lifetimeSeconds", 1, (int)LongestLife.TotalSeconds);
        fields.ThrowIfWrong();
        var until = seconds is { } life ? clock.GetUtcNow().AddSeconds(life) : (DateTimeOffset?)null;
        var tenant = await resumption.RequireOpenAsync(http, instance, bookmark);
        var token = tokens.Write(new BookmarkToken(tenant, instance, bookmark, until));
        var url = $"{http.Request.Scheme}://{http.Request.Host}{ElsaRegistration.Prefix}/bookmarks/resume?t={token}";
        return ElsaJson.Answer(new { token, url });
    }

    private static async Task RequireRunnerAsync(HttpContext http)
    {
        var policies = http.RequestServices.GetRequiredService<IAuthorizationService>();
        if (http.User.ToCaller() is null)
        {
            throw new ProblemException(401, "unauthenticated", "请提供令牌 t，或登录后按实例与书签编号恢复。");
        }

        if (!(await policies.AuthorizeAsync(http.User, IdentityRegistration.RunsWorkflows)).Succeeded)
        {
            throw new RefusalException(RefusalKind.Forbidden, "forbidden", "当前账号不能恢复书签。");
        }
    }
}
