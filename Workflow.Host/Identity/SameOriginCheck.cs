using Workflow.Host.Api.Problems;

namespace Workflow.Host.Identity;

/// <summary>
/// Refuses changes that another site's page makes with the visitor's cookie, and sockets that it opens. Browsers always say where a POST comes
/// from; programs that say nothing carry no foreign page.
/// </summary>
internal static class SameOriginCheck
{
    /// <summary>Adds the check for changing API requests that are not authenticated by a header.</summary>
    public static IApplicationBuilder UseSameOriginCheck(this IApplicationBuilder app) => app.Use((http, next) =>
        !http.Request.IsApi() || IsSafe(http.Request) || IsSameOrigin(http.Request)
            ? next(http)
            : throw new ProblemException(
                StatusCodes.Status403Forbidden,
                "cross-site",
                "该请求来自其他网站，已被拒绝。请回到本系统的页面重新操作。"));

    private static bool IsSafe(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) && !IsSocket(request))
        || HttpMethods.IsHead(request.Method)
        || HttpMethods.IsOptions(request.Method)
        || request.Headers.Authorization.Count > 0;

    // A socket carries the cookie and can be read by the page that opened it, whichever that is.
    private static bool IsSocket(HttpRequest request) =>
        string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);

    private static bool IsSameOrigin(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is "same-origin" or "none";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
