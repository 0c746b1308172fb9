using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Composition;

/// <summary>Headers that keep browsers from doing more than we ask.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

    /// <summary>Sets them on every answer; an answer may set its own content policy.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            var mayBeFramed = PanelPages.MayBeFramed(http.Request.Path);
            headers.TryAdd("Content-Security-Policy", Policy + (mayBeFramed ? "'self'" : "'none'"));
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = mayBeFramed ? "SAMEORIGIN" : "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (http.Request.Path.StartsWithSegments("/api") || http.Request.Path.StartsWithSegments("/elsa"))
            {
                headers.TryAdd("Cache-Control", "no-store");
            }

            return Task.CompletedTask;
        });
        return next(http);
    });
}
