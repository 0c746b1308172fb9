using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Scenarios;

/// <summary>一件事主题: open to everybody.</summary>
internal static class ScenarioEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapScenarios(this IEndpointRouteBuilder api)
    {
        var scenarios = api.MapGroup("/scenarios").AllowAnonymous().WithTags("Scenarios");
        scenarios.MapGet("/", ListAsync)
            .Named("listScenarios", "一件事主题；给出 search 时只列出符合的主题，最相符的在前")
            .Query("search", "要办的事，用平常的话说，例如“孩子上户口”")
            .Produces<Page<ScenarioSummary>>()
            .Refuses(400);
        scenarios.MapGet("/{code}", GetAsync)
            .Named("getScenario", "一件事主题的表单、事项、时限与示例申请")
            .QueryNumber("seed", "示例家庭的编号，不同编号给出不同的家庭，默认 1")
            .Produces<ScenarioView>()
            .Refuses(400, 404);
    }

    private static async Task<Page<ScenarioSummary>> ListAsync(
        HttpContext http,
        IMediator mediator,
        CancellationToken cancellation)
    {
        var query = new QueryFields(http.Request);
        var search = query.Text("search");
        query.ThrowIfWrong();
        var all = await mediator.Send(new ListScenarios(search), cancellation);
        return new Page<ScenarioSummary>(all, all.Count);
    }

    private static Task<ScenarioView> GetAsync(
        string code,
        HttpContext http,
        IMediator mediator,
        CancellationToken cancellation)
    {
        var query = new QueryFields(http.Request);
        var seed = query.Number("seed", 1, 0, int.MaxValue);
        query.ThrowIfWrong();
        return mediator.Send(new GetScenario(code, seed), cancellation);
    }
}
