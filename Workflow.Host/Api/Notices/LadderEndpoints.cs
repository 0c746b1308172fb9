using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Activities.Notices.Ladders;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.Notices;

/// <summary>逐级督办: starting the supervision ladder of a matter, and steering it.</summary>
internal static class LadderEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapLadders(this IEndpointRouteBuilder api)
    {
        var ladders = api.MapGroup("/ladders").WithTags("Notices");
        ladders.MapPost("/", StartAsync)
            .Named("startLadder", "对一个事项启动逐级督办")
            .Idempotent()
            .Takes<LadderBody>()
            .Produces<LadderReceipt>(StatusCodes.Status202Accepted)
            .Refuses(401, 403, 409);
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [LadderStep.Hold] = "暂缓下一步",
            [LadderStep.Resume] = "恢复",
            [LadderStep.Hasten] = "提前进入下一步",
            [LadderStep.Close] = "事项办结，督办结束",
        };
        foreach (var step in LadderStep.All)
        {
            ladders.MapPost($"/{{matterId}}/{step}", (string matterId, HttpContext http, IMediator mediator) =>
                    SteerAsync(matterId, step, http, mediator))
                .Named($"{step}Ladder", names[step])
                .Idempotent()
                .Takes<ReasonBody>()
                .Produces<LadderReceipt>(StatusCodes.Status202Accepted)
                .Refuses(401, 403, 409);
        }
    }

    private static async Task<Accepted<LadderReceipt>> StartAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var matter = NoticeFields.Matter(fields);
        var inside = fields.Inside(fields.Object("matter", "事项"), "matter");
        inside.Text("id", "事项编号");
        inside.Text("text", "事项");
        var (requirement, unit, basis) = (fields.Text("requirement", "要求"), fields.Text("unit", "责任单位"), fields.Text("basis", "依据"));
        var person = fields.OptionalText("person", "责任人");
        var deadline = fields.Text("deadline", "时限").Length > 0 ? NoticeFields.Day(fields) : null;
        fields.ThrowIfWrong();
        return Accepted(await mediator.Send(
            new StartLadder(http.CommandContext(), matter, requirement, unit, person, deadline!.Value, basis), http.RequestAborted));
    }

    private static async Task<Accepted<LadderReceipt>> SteerAsync(string matterId, string step, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var reason = fields.Text("reason", "理由");
        fields.ThrowIfWrong();
        return Accepted(await mediator.Send(
            new SteerLadder(http.CommandContext(), matterId, step, reason), http.RequestAborted));
    }

    private static Accepted<LadderReceipt> Accepted(LadderReceipt receipt) => TypedResults.Accepted($"/api/instances/{receipt.InstanceId}", receipt);
}
