using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Activities.Trials;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Tasks;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Trials;

/// <summary>试运行.</summary>
/// <param name="DefinitionId">Workflow; its newest version is tried, draft or not.</param>
/// <param name="Division">GB/T 2260 division applied in, for the workflow of a scenario.</param>
/// <param name="Content">The filled form for the workflow of a scenario, else the workflow's input.</param>
public sealed record StartTrialBody(string DefinitionId, string? Division, JsonElement Content);

/// <summary>Ends a wait.</summary>
/// <param name="Payload">What the event brings; absent for a moment.</param>
public sealed record EndWaitBody(JsonElement? Payload);

/// <summary>试运行: trials of workflows against the sandbox.</summary>
internal static class TrialEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapTrials(this IEndpointRouteBuilder api)
    {
        var trials = api.MapGroup("/trials").RequireAuthorization(IdentityRegistration.DrawsWorkflows).WithTags("Trials");
        trials.MapPost("/", StartAsync)
            .Named("startTrial", "试运行流程的最新版本（可为草稿），只调用沙箱，不占用编号，不进入任何列表")
            .Takes<StartTrialBody>()
            .Moves();
        trials.MapGet("/{number}", GetAsync)
            .Named("getTrial", "试运行的进展、等待的事项、异常和调用记录")
            .Produces<TrialView>()
            .Refuses(401, 403, 404);
        trials.MapPost("/{number}/tasks/{taskId}/complete", DecideAsync)
            .Named("decideInTrial", "代经办人办理试运行中的待办")
            .Takes<CompleteTaskBody>()
            .Moves();
        trials.MapPost("/{number}/waits/{bookmarkId}/end", EndWaitAsync)
            .Named("endWaitInTrial", "让试运行中等待的时间到来或事件发生")
            .Takes<EndWaitBody>()
            .Moves();
    }

    private static void Moves(this RouteHandlerBuilder endpoint) => endpoint
        .Idempotent(required: true)
        .Produces<TrialReceipt>(StatusCodes.Status202Accepted)
        .Refuses(400, 401, 403, 404, 409);

    private static async Task<IResult> StartAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var definition = fields.Text("definitionId", "流程");
        var division = fields.OptionalText("division", "办理地区划代码");
        var content = fields.OptionalObject("content", "申请表单或流程输入") ?? default;
        fields.ThrowIfWrong();
        return Accepted(await mediator.Send(
            new StartTrial(http.CommandContext(), definition, division, content), http.RequestAborted));
    }

    private static Task<TrialView> GetAsync(string number, HttpContext http, IMediator mediator) =>
        mediator.Send(new GetTrial(http.Caller(), number), http.RequestAborted);

    private static async Task<IResult> DecideAsync(string number, string taskId, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var outcome = fields.Text("outcome", "办理结果");
        var form = fields.OptionalObject("form", "办理表单");
        var comment = fields.OptionalText("comment", "办理意见");
        fields.ThrowIfWrong();
        return Accepted(await mediator.Send(
            new DecideInTrial(http.CommandContext(), number, taskId, outcome, form, comment), http.RequestAborted));
    }

    private static async Task<IResult> EndWaitAsync(string number, string bookmarkId, HttpContext http, IMediator mediator)
    {
        var body = await http.BodyAsync();
        JsonElement? payload = body.ValueKind == JsonValueKind.Object && body.TryGetProperty("payload", out var given) ? given : null;
        return Accepted(await mediator.Send(
            new EndWaitInTrial(http.CommandContext(), number, bookmarkId, payload), http.RequestAborted));
    }

    private static Accepted<TrialReceipt> Accepted(TrialReceipt receipt) =>
        TypedResults.Accepted($"/api/trials/{receipt.Number}", receipt);
}
