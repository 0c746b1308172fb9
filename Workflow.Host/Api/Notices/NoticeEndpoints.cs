using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Notices;

/// <summary>文书: from draft to reply. A notice is named by its id or, once issued, by its number (文号).</summary>
internal static class NoticeEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");
        Filtered(notices.MapGet("/", ListAsync).Named("listNotices", "本人可见的文书，最新的在前；受文单位只见已印发的"))
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<NoticeSummary>>()
            .Refuses(400, 401);
        Filtered(notices.MapGet("/table", ExportAsync).Named("exportNotices", "文书台账（xlsx）"))
            .Refuses(400, 401);
        notices.MapPost("/", DraftAsync)
            .Named("draftNotice", "按模板起草文书")
            .Idempotent()
            .Takes<NoticeBody>()
            .Produces<NoticeReceipt>(StatusCodes.Status201Created)
            .Refuses(401, 403, 409);
        notices.MapGet("/templates", TemplatesAsync)
            .Named("listNoticeTemplates", "文书模板")
            .Produces<Page<NoticeTemplateView>>()
            .Refuses(401);
        notices.MapPost("/preview", PreviewAsync)
            .Named("previewNotice", "预览草稿的文字；不保存")
            .Takes<NoticeBody>()
            .Produces<NoticePreview>()
            .Refuses(401, 403);
        notices.MapGet("/{notice}", GetAsync)
            .Named("getNotice", "一份文书，按标识或文号")
            .Produces<NoticeView>()
            .Refuses(401, 404);
        notices.MapPost("/{notice}/revision", ReviseAsync).Named("reviseNotice", "修改草稿").Takes<NoticeBody>().Acts();
        notices.MapDocuments();
        MapActs(notices);
    }

    private static RouteHandlerBuilder Filtered(RouteHandlerBuilder endpoint) => endpoint
        .QueryWord("kind", "文书种类", NoticeKind.All)
        .QueryWord("status", "文书状态", NoticeStatus.All)
        .Query("matterId", "只看该事项的文书")
        .Query("search", "文号、标题或事项的一部分");

    private static void MapActs(RouteGroupBuilder notices)
    {
        Act(notices, "submission", "submitNotice", "送审", (context, id) => new SubmitNotice(context, id));
        Act(notices, "approval", "approveNotice", "审批通过；起草人不能审批自己的文书", (context, id) => new ApproveNotice(context, id));
        Act(notices, "issue", "issueNotice", "印发：编号并发送", (context, id) => new IssueNotice(context, id));
        Act(notices, "receipt", "receiveNotice", "签收", (context, id) => new ReceiveNotice(context, id));
        ActWithWords<ReasonBody>(notices, "return", "returnNotice", "退回", ("reason", "退回的理由"), (context, id, words) => new ReturnNotice(context, id, words));
        ActWithWords<ReasonBody>(notices, "void", "voidNotice", "作废；文号不再使用", ("reason", "作废的理由"), (context, id, words) => new VoidNotice(context, id, words));
        ActWithWords<ReplyBody>(notices, "reply", "replyToNotice", "回复", ("text", "办理情况"), (context, id, words) => new ReplyToNotice(context, id, words));
    }

    private static void Act(
        RouteGroupBuilder notices, string path, string name, string summary, Func<CommandContext, string, IRequest<NoticeReceipt>> command) =>
        notices.MapPost($"/{{notice}}/{path}", async (string notice, HttpContext http, IMediator mediator) =>
        {
            await http.BodyAsync();
            return await SendAsync(http, mediator, command(http.CommandContext(), notice));
        }).Named(name, summary).Acts();

    private static void ActWithWords<TBody>(
        RouteGroupBuilder notices,
        string path,
        string name,
        string summary,
        (string Field, string Label) words,
        Func<CommandContext, string, string, IRequest<NoticeReceipt>> command)
        where TBody : notnull =>
        notices.MapPost($"/{{notice}}/{path}", async (string notice, HttpContext http, IMediator mediator) =>
        {
            var fields = new BodyFields(await http.BodyAsync());
            var text = fields.Text(words.Field, words.Label);
            fields.ThrowIfWrong();
            return await SendAsync(http, mediator, command(http.CommandContext(), notice, text));
        }).Named(name, summary).Takes<TBody>().Acts();

    private static void Acts(this RouteHandlerBuilder endpoint) => endpoint
        .Idempotent()
        .Versioned()
        .Produces<NoticeReceipt>()
        .Refuses(400, 401, 403, 404);

    private static Task<Page<NoticeSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListNotices(
            http.Caller(), Filter(query), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> ExportAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ExportNotices(http.Caller(), Filter(query));
        query.ThrowIfWrong();
        var file = await mediator.Send(request, http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static NoticeFilter Filter(QueryFields query) => new(
        query.Word("kind", NoticeKind.All),
        query.Word("status", NoticeStatus.All),
        query.Text("search"),
        query.Text("matterId"));

    private static async Task<Page<NoticeTemplateView>> TemplatesAsync(HttpContext http, IMediator mediator)
    {
        var templates = await mediator.Send(new ListNoticeTemplates(), http.RequestAborted);
        return new Page<NoticeTemplateView>(templates, templates.Count);
    }

    private static async Task<IResult> DraftAsync(HttpContext http, IMediator mediator)
    {
        var draft = await NoticeFields.DraftAsync(http, isNew: true);
        var receipt = await SendAsync(http, mediator, new DraftNotice(http.CommandContext(), draft));
        return TypedResults.Created($"/api/notices/{receipt.Id}", receipt);
    }

    private static async Task<NoticeReceipt> ReviseAsync(string notice, HttpContext http, IMediator mediator)
    {
        var draft = await NoticeFields.DraftAsync(http, isNew: false);
        return await SendAsync(http, mediator, new ReviseNotice(http.CommandContext(), notice, draft));
    }

    private static async Task<NoticePreview> PreviewAsync(HttpContext http, IMediator mediator) => await mediator.Send(
        new PreviewNotice(http.Caller(), await NoticeFields.DraftAsync(http, isNew: true)), http.RequestAborted);

    private static async Task<NoticeView> GetAsync(string notice, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetNotice(http.Caller(), notice), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }

    private static async Task<NoticeReceipt> SendAsync(HttpContext http, IMediator mediator, IRequest<NoticeReceipt> command)
    {
        var receipt = await mediator.Send(command, http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return receipt;
    }
}
