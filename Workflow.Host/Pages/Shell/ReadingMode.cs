using Microsoft.AspNetCore.Antiforgery;
using Workflow.Host.Pages.Identity;

namespace Workflow.Host.Pages.Shell;

/// <summary>大字版: larger type for whoever wants it, kept in a cookie that says nothing else.</summary>
internal static class ReadingMode
{
    /// <summary>Where it is changed.</summary>
    public const string Address = "/reading";

    private const string Cookie = "workflow.larger";

    /// <summary>Whether the visitor reads larger type.</summary>
    public static bool IsLarger(HttpContext? http) => http?.Request.Cookies[Cookie] == "true";

    /// <summary>Maps the change; it leads back to the page it came from.</summary>
    public static void MapReading(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Address, async (HttpContext http, IAntiforgery forgery) =>
        {
            await forgery.ValidateRequestAsync(http);
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form["larger"] == "true")
            {
                http.Response.Cookies.Append(Cookie, "true", Options(http));
            }
            else
            {
                http.Response.Cookies.Delete(Cookie, Options(http));
            }

            return Results.LocalRedirect(LocalAddress.OrNull(form["back"].ToString()) ?? "/");
        })
        .AllowAnonymous()
        .ExcludeFromDescription();

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
    };
}
