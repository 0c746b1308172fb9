using MediatR;
using Workflow.Activities.Cases;
using Workflow.Activities.ServiceCodes;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.ServiceCodes;

/// <summary>绑定苏服码.</summary>
/// <param name="Consent">Whether the citizen agrees to be recognised at counters.</param>
public sealed record ServiceCodeBody(bool Consent);

/// <summary>识别苏服码.</summary>
/// <param name="Code">What was scanned.</param>
public sealed record ResolutionBody(string Code);

/// <summary>苏服码: a citizen's own, and at the counter.</summary>
internal static class ServiceCodeEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapServiceCodes(this IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/my/service-code").WithTags("ServiceCodes");
        mine.MapGet("/", GetAsync)
            .Named("getMyServiceCode", "本人的苏服码；每次返回一个新的码，短时间内有效，只能用一次")
            .Produces<MyServiceCode>()
            .Refuses(401, 403, 409);
        mine.MapPost("/", BindAsync)
            .Named("bindServiceCode", "绑定苏服码：同意在办事窗口出示")
            .Idempotent()
            .Versioned()
            .Takes<ServiceCodeBody>()
            .Produces<ServiceCodeBinding>()
            .Refuses(401, 403, 409);
        mine.MapPost("/unbinding", UnbindAsync)
            .Named("unbindServiceCode", "解除绑定：出示过的码都不能再用")
            .Idempotent()
            .Versioned()
            .Produces<ServiceCodeBinding>()
            .Refuses(400, 401, 403, 409);
        var counter = api.MapGroup("/service-codes/resolutions").WithTags("ServiceCodes");
        counter.MapPost("/", ResolveAsync)
            .Named("resolveServiceCode", "窗口识别：使用申请人出示的苏服码，申请人会看到这次使用")
            .Idempotent()
            .Takes<ResolutionBody>()
            .Produces<CounterReceipt>(StatusCodes.Status201Created)
            .Refuses(401, 403, 409);
        counter.MapGet("/{id}", VisitAsync)
            .Named("getCounterVisit", "窗口识别的结果，只给识别的窗口人员看，有时限")
            .Produces<CounterVisit>()
            .Refuses(401, 403, 404);
        counter.MapPost("/{id}/cases", FileAsync)
            .Named("fileAtCounter", "窗口代为提交申请；申请人（企业申请的，为经办人）须是出示苏服码的人，办件归其账号")
            .Idempotent(required: true)
            .Takes<SubmitCaseBody>()
            .Produces<CaseReceipt>(StatusCodes.Status202Accepted)
            .Refuses(401, 403, 404, 409);
    }

    private static async Task<MyServiceCode> GetAsync(HttpContext http, IMediator mediator)
    {
        var found = await mediator.Send(new GetMyServiceCode(http.Caller()), http.RequestAborted);
        http.Response.SetVersion(found.Version);
        return found;
    }

    private static async Task<ServiceCodeBinding> BindAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var consents = fields.Flag("consent", "是否同意");
        fields.ThrowIfWrong();
        return await mediator.Send(new BindServiceCode(http.CommandContext(), consents), http.RequestAborted);
    }

    private static async Task<ServiceCodeBinding> UnbindAsync(HttpContext http, IMediator mediator)
    {
        await http.BodyAsync();
        return await mediator.Send(new UnbindServiceCode(http.CommandContext()), http.RequestAborted);
    }

    private static async Task<IResult> ResolveAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var code = fields.Text("code", "苏服码");
        fields.ThrowIfWrong();
        var receipt = await mediator.Send(new ResolveServiceCode(http.CommandContext(), code), http.RequestAborted);
        return TypedResults.Created($"/api/service-codes/resolutions/{receipt.VisitId}", receipt);
    }

    private static async Task<IResult> FileAsync(string id, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var (scenario, division) = (fields.Text("scenario", "一件事主题"), fields.Text("division", "办理地区划代码"));
        var form = fields.Object("form", "申请表单");
        fields.ThrowIfWrong();
        var receipt = await mediator.Send(
            new FileAtCounter(http.CommandContext(), id, scenario, division, form), http.RequestAborted);
        return TypedResults.Accepted(receipt.Tracking, receipt);
    }

    private static Task<CounterVisit> VisitAsync(string id, HttpContext http, IMediator mediator) =>
        mediator.Send(new GetCounterVisit(http.Caller(), id), http.RequestAborted);
}
