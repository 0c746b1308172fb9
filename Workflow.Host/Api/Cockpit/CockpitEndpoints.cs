using MediatR;
using Workflow.Activities.Cockpit;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Cockpit;

/// <summary>领导驾驶舱, for programs.</summary>
internal static class CockpitEndpoints
{
    private const int FirstYear = 2000;
    private const int LastYear = 2999;

    /// <summary>Maps the endpoint.</summary>
    public static void MapCockpit(this IEndpointRouteBuilder api) => api.MapGet("/cockpit", GetAsync)
        .WithTags("Desk")
        .Named("getCockpit", "领导驾驶舱：一年的几个数和几张图")
        .QueryNumber("year", "年份，默认今年")
        .Produces<CockpitView>()
        .Refuses(400, 401, 403);

    private static Task<CockpitView> GetAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        int? year = query.Text("year") is null ? null : query.Number("year", FirstYear, FirstYear, LastYear);
        query.ThrowIfWrong();
        return mediator.Send(new GetCockpit(http.Caller(), year), http.RequestAborted);
    }
}
