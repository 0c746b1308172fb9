using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.PublicNotices;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.PublicNotices;

/// <summary>异议.</summary>
/// <param name="Words">What is wrong with what is shown.</param>
public sealed record ObjectionBody(string Words);

/// <summary>公示: shown to everybody, objected to by whoever is signed in.</summary>
internal static class PublicNoticeEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapPublicNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/public-notices").WithTags("PublicNotices");
        notices.MapGet("/", ListAsync)
            .AllowAnonymous()
            .Named("listPublicNotices", "正在公示的事项")
            .Produces<Page<PublicNoticeView>>()
            .Refuses();
        notices.MapGet("/{id}", (string id, HttpContext http, IMediator mediator) =>
                mediator.Send(new GetPublicNotice(id), http.RequestAborted))
            .AllowAnonymous()
            .Named("getPublicNotice", "一项公示")
            .Produces<PublicNoticeView>()
            .Refuses(404);
        notices.MapPost("/{id}/objections", ObjectAsync)
            .Named("raiseObjection", "提出异议；有异议的重新调查核实")
            .Idempotent()
            .Versioned()
            .Takes<ObjectionBody>()
            .Produces<PublicNoticeView>()
            .Refuses(400, 401, 403, 404, 409);
    }

    private static async Task<Page<PublicNoticeView>> ListAsync(HttpContext http, IMediator mediator)
    {
        var found = await mediator.Send(new ListPublicNotices(), http.RequestAborted);
        return new Page<PublicNoticeView>(found, found.Count);
    }

    private static async Task<PublicNoticeView> ObjectAsync(string id, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var words = fields.Text("words", "异议的内容");
        fields.ThrowIfWrong();
        return await mediator.Send(new RaiseObjection(http.CommandContext(), id, words), http.RequestAborted);
    }
}
