using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Archiving;
using Workflow.Activities.Common;
using Workflow.Activities.Notifications.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Cases;

/// <summary>办件: filing and following.</summary>
internal static class CaseEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases");
        cases.MapGet("/", ListAsync)
            .Named("listCases", "本人可见的办件，最新的在前")
            .QueryWord("status", "办件状态", CaseStatus.All)
            .Query("search", "编号或名称的一部分")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<CaseSummary>>()
            .Refuses(400, 401);
        cases.MapPost("/", SubmitAsync)
            .Named("submitCase", "提交申请")
            .Idempotent(required: true)
            .Takes<SubmitCaseBody>()
            .Produces<CaseReceipt>(StatusCodes.Status202Accepted)
            .Refuses(401, 403, 404, 409);
        cases.MapGet("/{caseNumber}", GetAsync)
            .Named("getCase", "办件的状态、事项、进度与待申请人办理的事")
            .Produces<CaseView>()
            .Refuses(401, 404);
        cases.MapGet("/{caseNumber}/messages", MessagesAsync)
            .Named("listCaseMessages", "办件发出的短信和邮件，最新的在前；地址一律脱敏")
            .Produces<Page<CaseMessage>>()
            .Refuses(401, 404);
        cases.MapGet("/{caseNumber}/events", CaseEventStream.RunAsync)
            .Named("followCase", "办件变化的事件流（server-sent events，事件名 case）")
            .Produces<CaseChange>(contentType: "text/event-stream")
            .Refuses(401, 404);
    }

    /// <summary>Maps what offices take out of a case that has ended.</summary>
    public static void MapArchives(this IEndpointRouteBuilder api) => api
        .MapGet("/cases/{caseNumber}/archive", ArchiveAsync)
        .WithTags("Cases")
        .Named("exportArchive", "归档信息包（BagIt，zip）：申请、办理过程、结果与数据使用")
        .Produces(StatusCodes.Status200OK, contentType: "application/zip")
        .Refuses(401, 403, 404, 409);

    /// <summary>Maps what the applicant may do with a filed case.</summary>
    public static void MapApplicantActions(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/cases/{caseNumber}").WithTags("Cases");
        one.MapPost("/supplements", SupplementAsync)
            .Named("supplementCase", "补正材料")
            .Takes<SupplementBody>()
            .Accepted();
        one.MapPost("/withdrawal", WithdrawAsync)
            .Named("withdrawCase", "撤回申请")
            .Takes<WithdrawalBody>()
            .Accepted();
        one.MapPost("/changes", ChangeAsync)
            .Named("reportChange", "告知情况变化；办结后仍在继续的办件，如按月发放的救助")
            .Takes<ChangeBody>()
            .Accepted();
        one.MapPost("/items/{item}/extension", ExtendAsync)
            .Named("askExtension", "承办单位申请延长事项的时限")
            .Takes<ExtensionBody>()
            .Accepted();
        one.MapPost("/items/{item}/extension/decision", DecideExtensionAsync)
            .Named("decideExtension", "批准或者不批准延期；批准的理由告知申请人")
            .Takes<ExtensionDecisionBody>()
            .Accepted();
        one.MapPost("/rating", RateAsync)
            .Named("rateCase", "评价（好差评）")
            .Takes<RatingBody>()
            .Accepted();
    }

    private static void Accepted(this RouteHandlerBuilder endpoint) => endpoint
        .Idempotent()
        .Versioned()
        .Produces<CaseReceipt>(StatusCodes.Status202Accepted)
        .Refuses(401, 403, 404);

    private static Task<Page<CaseSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListCases(
            http.Caller(),
            query.Word("status", CaseStatus.All),
            query.Text("search"),
            query.Number("skip", 0, 0, int.MaxValue),
            query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var scenario = fields.Text("scenario", "一件事主题");
        var division = fields.Text("division", "办理地区划代码");
        var form = fields.Object("form", "申请表单");
        fields.ThrowIfWrong();
        return Receipt(await mediator.Send(
            new SubmitCase(http.CommandContext(), scenario, division, form), http.RequestAborted));
    }

    private static async Task<CaseView> GetAsync(string caseNumber, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetCase(http.Caller(), caseNumber), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }

    private static async Task<Page<CaseMessage>> MessagesAsync(string caseNumber, HttpContext http, IMediator mediator)
    {
        var found = await mediator.Send(new ListCaseMessages(http.Caller(), caseNumber), http.RequestAborted);
        return new Page<CaseMessage>(found, found.Count);
    }

    private static async Task<IResult> ArchiveAsync(string caseNumber, HttpContext http, IMediator mediator)
    {
        var file = await mediator.Send(new ExportArchive(http.Caller(), caseNumber), http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<IResult> SupplementAsync(string caseNumber, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var form = fields.Object("form", "补正内容");
        fields.ThrowIfWrong();
        return Receipt(await mediator.Send(
            new SupplementCase(http.CommandContext(), caseNumber, form), http.RequestAborted));
    }

    private static async Task<IResult> WithdrawAsync(string caseNumber, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var reason = fields.OptionalText("reason", "撤回原因");
        fields.ThrowIfWrong();
        return Receipt(await mediator.Send(
            new WithdrawCase(http.CommandContext(), caseNumber, reason), http.RequestAborted));
    }

    private static async Task<IResult> ChangeAsync(string caseNumber, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var words = fields.Text("words", "情况变化");
        fields.ThrowIfWrong();
        return Receipt(await mediator.Send(new ReportChange(http.CommandContext(), caseNumber, words), http.RequestAborted));
    }

    private static async Task<IResult> ExtendAsync(string caseNumber, string item, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var days = fields.Number("days", "延期天数", 1, 10);
        var reason = fields.Text("reason", "延期的理由");
        fields.ThrowIfWrong();
        return Receipt(await mediator.Send(
            new AskExtension(http.CommandContext(), caseNumber, item, days, reason), http.RequestAborted));
    }

    private static async Task<IResult> DecideExtensionAsync(string caseNumber, string item, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var isGranted = fields.Flag("granted", "是否批准");
        var reason = fields.OptionalText("reason", "不批准的理由");
        fields.ThrowIfWrong();
        return Receipt(await mediator.Send(
            new DecideExtension(http.CommandContext(), caseNumber, item, isGranted, reason), http.RequestAborted));
    }

    private static async Task<IResult> RateAsync(string caseNumber, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var score = fields.Number("score", "评分", 1, 5);
        var comment = fields.OptionalText("comment", "评价内容");
        fields.ThrowIfWrong();
        return Receipt(await mediator.Send(
            new RateCase(http.CommandContext(), caseNumber, score, comment), http.RequestAborted));
    }

    private static Accepted<CaseReceipt> Receipt(CaseReceipt receipt) => TypedResults.Accepted(receipt.Tracking, receipt);
}
