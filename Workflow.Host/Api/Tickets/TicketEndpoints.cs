using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Tickets;
using Workflow.Activities.Tickets.Catalogue;
using Workflow.Activities.Tickets.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Tickets;

/// <summary>工单: opening, doing and reading tickets, their boards, and the data catalogue they change.</summary>
internal static class TicketEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapTickets(this IEndpointRouteBuilder api)
    {
        var tickets = api.MapGroup("/tickets").WithTags("Tickets");
        tickets.MapPost("/", OpenAsync)
            .Named("openTicket", "登记一件工单")
            .Idempotent()
            .Takes<OpenTicketBody>()
            .Produces<TicketReceipt>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409);
        Filtered(tickets.MapGet("/", ListAsync).Named("listTickets", "本人可见的工单，时限近的在前"))
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<TicketSummary>>()
            .Refuses(400, 401);
        Filtered(tickets.MapGet("/table", ExportAsync).Named("exportTickets", "工单台账（xlsx）"))
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(400, 401);
        tickets.MapGet("/{id}", GetAsync)
            .Named("getTicket", "一件工单：表单、环节和经过")
            .Produces<TicketView>()
            .Refuses(401, 404);
        tickets.MapGet("/{id}/files/{file}", FileAsync)
            .Named("getTicketFile", "工单或环节的表单中一个文件的内容")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Refuses(401, 404);
        tickets.MapPost("/{id}/steps/{step}", DoAsync)
            .Named("doTicketStep", "办理一个环节；由该环节的办理单位")
            .Takes<DoStepBody>()
            .Idempotent()
            .Versioned()
            .Produces<TicketReceipt>()
            .Refuses(400, 401, 403, 404, 409);
        tickets.MapPost("/{id}/withdrawal", WithdrawAsync)
            .Named("withdrawTicket", "撤回；由登记单位")
            .Takes<WithdrawTicketBody>()
            .Idempotent()
            .Versioned()
            .Produces<TicketReceipt>()
            .Refuses(400, 401, 403, 404, 409);

        var kinds = api.MapGroup("/ticket-kinds").WithTags("Tickets");
        kinds.MapGet("/", (HttpContext http, IMediator mediator) => mediator.Send(new ListTicketKinds(http.Caller()), http.RequestAborted))
            .Named("listTicketKinds", "工单类别")
            .Produces<IReadOnlyList<TicketKindView>>()
            .Refuses(401);
        kinds.MapGet("/{code}", (string code, HttpContext http, IMediator mediator) =>
                mediator.Send(new GetTicketKind(http.Caller(), code), http.RequestAborted))
            .Named("getTicketKind", "一类工单及其表单")
            .Produces<TicketKindView>()
            .Refuses(401, 404);
        kinds.MapGet("/{code}/board", (string code, HttpContext http, IMediator mediator) =>
                mediator.Send(new GetTicketBoard(http.Caller(), code), http.RequestAborted))
            .Named("getTicketBoard", "一类工单的看板")
            .Produces<TicketBoard>()
            .Refuses(401, 404);
        api.MapGet("/catalogue", CatalogueAsync)
            .WithTags("Tickets")
            .Named("listCatalogue", "数据目录")
            .QueryWord("openness", "开放程度", Openness.All)
            .Query("search", "名称或数据项的一部分")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<CatalogueEntryView>>()
            .Refuses(400, 401, 403);
    }

    private static async Task<IResult> FileAsync(string id, string file, HttpContext http, IMediator mediator)
    {
        var found = await mediator.Send(new GetTicketFile(http.Caller(), id, file), http.RequestAborted);
        return Results.File(found.Content, found.MediaType, found.Name);
    }

    private static RouteHandlerBuilder Filtered(RouteHandlerBuilder endpoint) => endpoint
        .Query("kind", "类别代码")
        .QueryWord("status", "状态", TicketStatus.All)
        .QueryWord("which", "mine 待本单位办理、overdue 已逾期、late 曾逾期", Which)
        .Query("unit", "登记或办理的单位代码")
        .Query("search", "名称或编号的一部分");

    private static readonly string[] Which = ["mine", "overdue", "late"];

    private static TicketFilter Filter(QueryFields query)
    {
        var which = query.Word("which", Which);
        return new TicketFilter(
            query.Text("kind"),
            query.Word("status", TicketStatus.All),
            which == "mine",
            which == "overdue",
            which == "late",
            query.Text("unit"),
            query.Text("search"));
    }

    private static async Task<IResult> OpenAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("kind", "form");
        var kind = fields.Text("kind", "类别");
        var form = fields.OptionalObject("form", "表单");
        fields.ThrowIfWrong();
        var receipt = await mediator.Send(new OpenTicket(http.CommandContext(), kind, form ?? default), http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return Results.Created($"/api/tickets/{receipt.Id}", receipt);
    }

    private static Task<Page<TicketSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListTickets(
            http.Caller(), Filter(query), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> ExportAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ExportTickets(http.Caller(), Filter(query));
        query.ThrowIfWrong();
        var file = await mediator.Send(request, http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<TicketView> GetAsync(string id, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetTicket(http.Caller(), id), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }

    private static async Task<TicketReceipt> DoAsync(string id, string step, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("outcome", "form", "comment");
        var outcome = fields.Text("outcome", "办理结果");
        var form = fields.OptionalObject("form", "表单");
        var comment = fields.OptionalText("comment", "意见");
        fields.ThrowIfWrong();
        return Answer(http, await mediator.Send(
            new DoTicketStep(http.CommandContext(), id, step, outcome, form, comment), http.RequestAborted));
    }

    private static async Task<TicketReceipt> WithdrawAsync(string id, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("reason");
        var reason = fields.Text("reason", "撤回的理由");
        fields.ThrowIfWrong();
        return Answer(http, await mediator.Send(new WithdrawTicket(http.CommandContext(), id, reason), http.RequestAborted));
    }

    private static Task<Page<CatalogueEntryView>> CatalogueAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListCatalogue(
            http.Caller(),
            query.Word("openness", Openness.All),
            query.Text("search"),
            query.Number("skip", 0, 0, int.MaxValue),
            query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static TicketReceipt Answer(HttpContext http, TicketReceipt receipt)
    {
        http.Response.SetVersion(receipt.Version);
        return receipt;
    }
}
