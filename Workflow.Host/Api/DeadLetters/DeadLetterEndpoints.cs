using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.DeadLetters;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.DeadLetters;

/// <summary>死信: work that failed too often, and what becomes of it.</summary>
internal static class DeadLetterEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/dead-letters")
            .RequireAuthorization(IdentityRegistration.Administers)
            .WithTags("DeadLetters");
        letters.MapGet("/", ListAsync)
            .Named("listDeadLetters", "屡次失败而搁置的工作，最早的在前")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<DeadLetterView>>()
            .Refuses(400, 401, 403);
        letters.MapGet("/{id}", GetAsync)
            .Named("getDeadLetter", "一件死信")
            .Produces<DeadLetterView>()
            .Refuses(401, 403, 404);
        letters.MapPost("/{id}/replay", ReplayAsync).Named("replayDeadLetter", "重新尝试").Decides();
        letters.MapPost("/{id}/drop", DropAsync).Named("dropDeadLetter", "放弃，不再尝试").Decides();
        letters.MapPost("/replay", ReplayAllAsync).Named("replayDeadLetters", "全部重新尝试").Decides();
    }

    private static void Decides(this RouteHandlerBuilder endpoint) => endpoint
        .Takes<ReasonBody>()
        .Idempotent()
        .Produces<DeadLettersDecided>()
        .Refuses(400, 401, 403, 404, 409);

    private static async Task<Page<DeadLetterView>> ListAsync(HttpContext http, [FromServices] DeadLetterDesk desk)
    {
        var query = new QueryFields(http.Request);
        var (skip, take) = (query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        var page = await desk.ListAsync(http.Caller(), skip, take, http.RequestAborted);
        return new Page<DeadLetterView>([.. page.Items.Select(Show)], (int)page.Total);
    }

    private static async Task<DeadLetterView> GetAsync(string id, HttpContext http, [FromServices] DeadLetterDesk desk) =>
        Show(await desk.FindAsync(http.Caller(), id, http.RequestAborted));

    private static async Task<DeadLettersDecided> ReplayAsync(string id, HttpContext http, [FromServices] DeadLetterDesk desk) =>
        await desk.ReplayAsync(http.CommandContext(), id, await ReasonAsync(http), http.RequestAborted);

    private static async Task<DeadLettersDecided> DropAsync(string id, HttpContext http, [FromServices] DeadLetterDesk desk) =>
        await desk.DropAsync(http.CommandContext(), id, await ReasonAsync(http), http.RequestAborted);

    private static async Task<DeadLettersDecided> ReplayAllAsync(HttpContext http, [FromServices] DeadLetterDesk desk) =>
        await desk.ReplayAllAsync(http.CommandContext(), await ReasonAsync(http), http.RequestAborted);

    private static async Task<string> ReasonAsync(HttpContext http)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var reason = fields.Text("reason", "理由");
        fields.ThrowIfWrong();
        return reason;
    }

    private static DeadLetterView Show(DeadLetter letter) => new(
        letter.Id,
        letter.Tenant,
        letter.Kind,
        letter.Name,
        letter.InstanceId,
        letter.Key,
        letter.CorrelationId,
        letter.Attempts,
        letter.Reason,
        letter.CreatedAt,
        letter.DeadAt,
        SealedMask.Of(letter.Payload));
}
