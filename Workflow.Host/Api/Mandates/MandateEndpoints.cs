using MediatR;
using Workflow.Activities.Mandates;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Mandates;

/// <summary>委托.</summary>
/// <param name="Name">Name of the agent.</param>
/// <param name="IdNumber">Identity number of the agent.</param>
/// <param name="Scopes">Codes of the scenarios it is given for.</param>
/// <param name="Until">Its last day.</param>
public sealed record MandateBody(string Name, string IdNumber, IReadOnlyList<string> Scopes, DateOnly Until);

/// <summary>企业委托: who may apply in a company's name.</summary>
internal static class MandateEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapMandates(this IEndpointRouteBuilder api)
    {
        var mandates = api.MapGroup("/mandates").WithTags("Mandates");
        mandates.MapGet("/", ListAsync)
            .Named("listMandates", "本企业给出的委托和本人持有的委托，最新的在前")
            .Produces<MandateBook>()
            .Refuses(401);
        mandates.MapPost("/", GiveAsync)
            .Named("giveMandate", "法定代表人委托代理人为企业办事，写明可办的主题和截止日期")
            .Idempotent()
            .Takes<MandateBody>()
            .Produces<MandateView>()
            .Refuses(400, 401, 403, 409);
        mandates.MapPost("/{id}/revocation", RevokeAsync)
            .Named("revokeMandate", "法定代表人撤销委托，立即生效")
            .Idempotent()
            .Versioned()
            .Produces<MandateView>()
            .Refuses(400, 401, 404, 409);
    }

    private static Task<MandateBook> ListAsync(HttpContext http, IMediator mediator) =>
        mediator.Send(new ListMandates(http.Caller()), http.RequestAborted);

    private static async Task<MandateView> GiveAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var (name, number) = (fields.Text("name", "代理人姓名"), fields.Text("idNumber", "代理人身份证号码"));
        var (scopes, until) = (fields.Texts("scopes", "委托办理的主题"), fields.OptionalDay("until", "截止日期"));
        fields.ThrowIfWrong();
        return await mediator.Send(new GiveMandate(http.CommandContext(), name, number, scopes, until), http.RequestAborted);
    }

    private static async Task<MandateView> RevokeAsync(string id, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new RevokeMandate(http.CommandContext(), id), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }
}
