using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Workflow.Host.Api.Http;

/// <summary>
/// Refuses a body that says it is too large once it has come: who is cut off in the middle of sending sees a broken
/// connection, not what to do.
/// </summary>
internal static class BodySizeCheck
{
    /// <summary>Adds the check; stands behind routing, which knows the endpoint's limit.</summary>
    public static IApplicationBuilder UseBodySizeCheck(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: { } most } size
            && http.Request.ContentLength is { } length
            && length > most)
        {
            if (length <= PostedFiles.MostReceived && !IsHeldBack(http.Request))
            {
                size.MaxRequestBodySize = length;
                await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            }

            throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        await next(http);
    });

    // The sender asks before it sends, and is answered before.
    private static bool IsHeldBack(HttpRequest request) =>
        request.Headers[HeaderNames.Expect].Contains("100-continue", StringComparer.OrdinalIgnoreCase);
}
