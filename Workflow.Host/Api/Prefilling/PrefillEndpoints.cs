using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Prefilling;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Prefilling;

/// <summary>带出: filling a draft from data services, with consent.</summary>
internal static class PrefillEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapPrefilling(this IEndpointRouteBuilder api)
    {
        var prefill = api.MapGroup("/drafts/{scenario}/prefill").WithTags("Drafts");
        prefill.MapGet("/", OfferAsync)
            .Named("offerPrefill", "可以带出的信息：从哪里、用什么、带出什么、填到哪里")
            .Produces<Page<ConsentedUse>>()
            .Refuses(401, 403);
        prefill.MapPost("/", FillAsync)
            .Named("prefillDraft", "同意带出：记录同意，查询数据服务，把空白处填上")
            .Idempotent()
            .Takes<PrefillBody>()
            .Produces<PrefillReport>()
            .Refuses(401, 403, 404, 409);
    }

    private static async Task<Page<ConsentedUse>> OfferAsync(string scenario, HttpContext http, IMediator mediator)
    {
        var offers = await mediator.Send(new OfferPrefill(http.Caller(), scenario), http.RequestAborted);
        return new Page<ConsentedUse>(offers, offers.Count);
    }

    private static async Task<PrefillReport> FillAsync(string scenario, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        if (!fields.Flag("consent", "同意"))
        {
            fields.Wrong("consent", "没有您的同意，不会查询任何信息。同意请填 true。");
        }

        fields.ThrowIfWrong();
        return await mediator.Send(new PrefillDraft(http.CommandContext(), scenario), http.RequestAborted);
    }
}

/// <summary>The consent.</summary>
/// <param name="Consent">Whether the citizen agrees to what is offered.</param>
public sealed record PrefillBody(bool Consent);
