namespace Workflow.Host.Api.Problems;

/// <summary>
/// Answers requests that meet no endpoint before anybody asks who is calling: an address that does not exist is 404,
/// not "sign in first", and likewise a wrong method (405) or content type (415).
/// </summary>
internal static class UnknownRoutes
{
    /// <summary>Stands between routing and authorization.</summary>
    public static IApplicationBuilder UseUnknownRoutes(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        switch (http.GetEndpoint())
        {
            case null:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            case not RouteEndpoint and { RequestDelegate: { } answer }:
                return answer(http);
            default:
                return next(http);
        }
    });
}
