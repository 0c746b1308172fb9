using MediatR;
using Microsoft.Net.Http.Headers;
using Workflow.Activities.Common;
using Workflow.Activities.TerritorialReturns;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.TerritorialReturns;

/// <summary>按属地回流: what each city fetches each night.</summary>
internal static class ReturnEndpoints
{
    private const string MediaType = "application/gzip";

    /// <summary>Maps the endpoints.</summary>
    public static void MapTerritorialReturns(this IEndpointRouteBuilder api)
    {
        var returns = api.MapGroup("/territorial-returns").WithTags("TerritorialReturns");
        returns.MapGet("/", ListAsync)
            .Named("listReturns", "本市的回流，省级看到各市的；最新的在前")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<ReturnSummary>>()
            .Refuses(400, 401);
        returns.MapGet("/{id}", GetAsync)
            .Named("getReturn", "一天的回流：各部分的长度和 SHA-256，签名与公钥")
            .Produces<ReturnView>()
            .Refuses(401, 404);
        returns.MapGet("/{id}/parts/{number:int}", PartAsync)
            .Named("getReturnPart", "一部分：每行一件的 JSON，gzip；支持 Range 断点续传")
            .Produces(StatusCodes.Status200OK, contentType: MediaType)
            .Refuses(401, 403, 404);
        returns.MapPost("/{id}/receipt", ReceiveAsync)
            .Named("receiveReturn", "全部接收后登记")
            .Idempotent()
            .Versioned()
            .Produces<ReturnReceipt>()
            .Refuses(400, 401, 403, 404, 409);
    }

    private static Task<Page<ReturnSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListReturns(http.Caller(), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<ReturnView> GetAsync(string id, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetReturn(http.Caller(), id), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }

    private static async Task<IResult> PartAsync(string id, int number, HttpContext http, IMediator mediator)
    {
        var part = await mediator.Send(new GetReturnPart(http.Caller(), id, number), http.RequestAborted);
        return Results.File(
            part.Content, MediaType, part.Name, enableRangeProcessing: true, part.MadeAt, new EntityTagHeaderValue($"\"{part.Sha256}\""));
    }

    private static Task<ReturnReceipt> ReceiveAsync(string id, HttpContext http, IMediator mediator) =>
        mediator.Send(new ReceiveReturn(http.CommandContext(), id), http.RequestAborted);
}
