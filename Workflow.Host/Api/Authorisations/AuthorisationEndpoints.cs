using MediatR;
using Workflow.Activities.Authorisations;
using Workflow.Activities.Common;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Authorisations;

/// <summary>答复授权.</summary>
/// <param name="Given">Whether the caller agrees.</param>
/// <param name="Reason">Why not; may be left out.</param>
public sealed record AuthorisationAnswerBody(bool Given, string? Reason);

/// <summary>授权: what other people's applications need of the caller.</summary>
internal static class AuthorisationEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapAuthorisations(this IEndpointRouteBuilder api)
    {
        var authorisations = api.MapGroup("/authorisations").WithTags("Authorisations");
        authorisations.MapGet("/", ListAsync)
            .Named("listAuthorisations", "征求本人授权的事项，最新的在前")
            .Produces<Page<AuthorisationView>>()
            .Refuses(401);
        authorisations.MapGet("/{id}", GetAsync)
            .Named("getAuthorisation", "一项授权")
            .Produces<AuthorisationView>()
            .Refuses(401, 404);
        authorisations.MapPost("/{id}/answer", AnswerAsync)
            .Named("answerAuthorisation", "答复：同意或者不同意；答复后不能更改")
            .Idempotent()
            .Versioned()
            .Takes<AuthorisationAnswerBody>()
            .Produces<AuthorisationView>()
            .Refuses(400, 401, 404, 409);
    }

    private static async Task<Page<AuthorisationView>> ListAsync(HttpContext http, IMediator mediator)
    {
        var found = await mediator.Send(new ListAuthorisations(http.Caller()), http.RequestAborted);
        return new Page<AuthorisationView>(found, found.Count);
    }

    private static async Task<AuthorisationView> GetAsync(string id, HttpContext http, IMediator mediator) =>
        Answer(http, await mediator.Send(new GetAuthorisation(http.Caller(), id), http.RequestAborted));

    private static async Task<AuthorisationView> AnswerAsync(string id, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var isGiven = fields.Flag("given", "是否同意");
        var reason = fields.OptionalText("reason", "不同意的理由");
        fields.ThrowIfWrong();
        return Answer(http, await mediator.Send(
            new AnswerAuthorisation(http.CommandContext(), id, isGiven, reason), http.RequestAborted));
    }

    private static AuthorisationView Answer(HttpContext http, AuthorisationView view)
    {
        http.Response.SetVersion(view.Version);
        return view;
    }
}
