using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Licences;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Licences;

/// <summary>吊销证照.</summary>
/// <param name="Reason">Why; the holder is told.</param>
public sealed record RevocationBody(string Reason);

/// <summary>电子证照.</summary>
internal static class LicenceEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapLicences(this IEndpointRouteBuilder api)
    {
        api.MapGet("/my/licences", ListAsync)
            .WithTags("Licences")
            .Named("listMyLicences", "本人的电子证照，最新的在前")
            .Produces<Page<LicenceView>>()
            .Refuses(401, 403);
        var licences = api.MapGroup("/licences/{code}").WithTags("Licences");
        licences.MapGet("/verification", (string code, HttpContext http, IMediator mediator) =>
                mediator.Send(new VerifyLicence(http.User.ToCaller(), code), http.RequestAborted))
            .AllowAnonymous()
            .Named("verifyLicence", "按校验码核验电子证照：签发机关、是否有效、签名是否有效")
            .Produces<VerifiedLicence>()
            .Refuses(404);
        licences.MapPost("/revocation", RevokeAsync)
            .Named("revokeLicence", "吊销电子证照；只有签发机关可以，须写明理由")
            .Idempotent()
            .Versioned()
            .Takes<RevocationBody>()
            .Produces<LicenceReceipt>()
            .Refuses(401, 403, 404, 409);
    }

    private static async Task<Page<LicenceView>> ListAsync(HttpContext http, IMediator mediator)
    {
        var found = await mediator.Send(new ListMyLicences(http.Caller()), http.RequestAborted);
        return new Page<LicenceView>(found, found.Count);
    }

    private static async Task<LicenceReceipt> RevokeAsync(string code, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var reason = fields.Text("reason", "吊销的理由");
        fields.ThrowIfWrong();
        return await mediator.Send(new RevokeLicence(http.CommandContext(), code, reason), http.RequestAborted);
    }
}
