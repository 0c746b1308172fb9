using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Evaluation;
using Workflow.Activities.Evaluation.Giving;
using Workflow.Activities.Evaluation.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Evaluation;

/// <summary>评价: opening rounds, giving and reviewing values, appeals, and reading scores.</summary>
internal static class EvaluationEndpoints
{
    private const int MostValues = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapEvaluations(this IEndpointRouteBuilder api)
    {
        var rounds = api.MapGroup("/evaluations").WithTags("Evaluations");
        rounds.MapGet("/", ListAsync)
            .Named("listEvaluations", "本人可见的评价，新的在前")
            .QueryWord("status", "状态", EvaluationStatus.All)
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<EvaluationSummary>>()
            .Refuses(400, 401);
        rounds.MapGet("/{id}", GetAsync).Named("getEvaluation", "一次评价：指标、名次和表彰名单").Produces<EvaluationView>().Refuses(401, 404);
        rounds.MapGet("/{id}/table", ExportAsync)
            .Named("exportEvaluation", "评价结果表（xlsx）")
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(401, 404, 409);
        rounds.MapGet("/{id}/units/{unit}", SheetAsync)
            .Named("getEvaluationSheet", "一个单位的评价表：数值、计分过程和申诉")
            .Produces<UnitSheetView>()
            .Refuses(401, 404);
        rounds.MapGet("/{id}/units/{unit}/files/{file}", FileAsync)
            .Named("getEvaluationFile", "佐证一个单位所填数值的一个文件的内容")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Refuses(401, 404);
        rounds.MapPost("/", OpenAsync)
            .Named("openEvaluation", "开始一次评价；由统筹人员")
            .Idempotent()
            .Takes<OpenEvaluationBody>()
            .Produces<EvaluationReceipt>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 409);
        Act(rounds.MapPost("/{id}/units/{unit}/values", GiveAsync).Named("giveEvaluationValues", "填报指标数值；由被评价单位"))
            .Takes<GiveValuesBody>();
        Act(rounds.MapPost("/{id}/units/{unit}/values/{indicator}/acceptance", AcceptAsync)
            .Named("acceptEvaluationValue", "认可一个数值；由统筹人员"));
        Act(rounds.MapPost("/{id}/units/{unit}/values/{indicator}/return", ReturnAsync)
                .Named("returnEvaluationValue", "退回一个数值；由统筹人员"))
            .Takes<ReasonBody>();
        Act(rounds.MapPost("/{id}/units/{unit}/appeals/{indicator}", AppealAsync)
                .Named("lodgeEvaluationAppeal", "对一项指标申诉；由被评价单位"))
            .Takes<ReasonBody>();
        Act(rounds.MapPost("/{id}/units/{unit}/appeals/{indicator}/decision", DecideAsync)
                .Named("decideEvaluationAppeal", "处理申诉：写明更正后的数值即为成立；由统筹人员"))
            .Takes<AppealDecisionBody>();
        api.MapGet("/indicator-systems", (HttpContext http, IMediator mediator) =>
                mediator.Send(new ListIndicatorSystems(http.Caller()), http.RequestAborted))
            .WithTags("Evaluations")
            .Named("listIndicatorSystems", "指标体系，以及可以由系统取数的来源")
            .Produces<IndicatorSystemList>()
            .Refuses(401);
    }

    private static RouteHandlerBuilder Act(RouteHandlerBuilder endpoint) => endpoint
        .Idempotent()
        .Versioned()
        .Produces<EvaluationReceipt>()
        .Refuses(400, 401, 403, 404, 409);

    private static Task<Page<EvaluationSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListEvaluations(
            http.Caller(),
            query.Word("status", EvaluationStatus.All),
            query.Number("skip", 0, 0, int.MaxValue),
            query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<EvaluationView> GetAsync(string id, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetEvaluation(http.Caller(), id), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }

    private static async Task<UnitSheetView> SheetAsync(string id, string unit, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetUnitSheet(http.Caller(), id, unit), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }

    private static async Task<IResult> FileAsync(string id, string unit, string file, HttpContext http, IMediator mediator)
    {
        var found = await mediator.Send(new GetEvaluationFile(http.Caller(), id, unit, file), http.RequestAborted);
        return Results.File(found.Content, found.MediaType, found.Name);
    }

    private static async Task<IResult> ExportAsync(string id, HttpContext http, IMediator mediator)
    {
        var file = await mediator.Send(new ExportEvaluation(http.Caller(), id), http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }

    private static async Task<IResult> OpenAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("system", "title", "from", "to", "dueOn", "units");
        var request = new OpenEvaluation(
            http.CommandContext(),
            fields.Text("system", "指标体系"),
            fields.Text("title", "评价名称"),
            fields.OptionalDay("from", "评价期的第一天"),
            fields.OptionalDay("to", "评价期的最后一天"),
            fields.OptionalDay("dueOn", "填报截止日"),
            fields.Texts("units", "被评价单位"));
        fields.ThrowIfWrong();
        var receipt = await mediator.Send(request, http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return Results.Created($"/api/evaluations/{receipt.Id}", receipt);
    }

    private static async Task<EvaluationReceipt> GiveAsync(string id, string unit, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("values");
        var values = fields.List("values", "指标数值", MostValues).Select((value, at) =>
        {
            var one = fields.Inside(value, $"values/{at}");
            one.Only("indicator", "value", "note", "files");
            return new ValueInput(one.Text("indicator", "指标"), one.Decimal("value", "数值"), one.OptionalText("note", "计算依据"), one.Texts("files", "佐证文件"));
        }).ToList();
        fields.ThrowIfWrong();
        return await SendAsync(http, mediator, new GiveValues(http.CommandContext(), id, unit, values));
    }

    private static Task<EvaluationReceipt> AcceptAsync(string id, string unit, string indicator, HttpContext http, IMediator mediator) =>
        SendAsync(http, mediator, new AcceptValue(http.CommandContext(), id, unit, indicator));

    private static async Task<EvaluationReceipt> ReturnAsync(
        string id, string unit, string indicator, HttpContext http, IMediator mediator) =>
        await SendAsync(http, mediator, new ReturnValue(http.CommandContext(), id, unit, indicator, await ReasonAsync(http, "退回的理由")));

    private static async Task<EvaluationReceipt> AppealAsync(
        string id, string unit, string indicator, HttpContext http, IMediator mediator) =>
        await SendAsync(http, mediator, new LodgeAppeal(http.CommandContext(), id, unit, indicator, await ReasonAsync(http, "申诉的理由")));

    private static async Task<EvaluationReceipt> DecideAsync(
        string id, string unit, string indicator, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("value", "reason");
        var reason = fields.Text("reason", "处理的理由");
        decimal? value = fields.Has("value") ? fields.Decimal("value", "更正后的数值") : null;
        fields.ThrowIfWrong();
        return await SendAsync(http, mediator, new DecideAppeal(http.CommandContext(), id, unit, indicator, value, reason));
    }

    private static async Task<string> ReasonAsync(HttpContext http, string label)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("reason");
        var reason = fields.Text("reason", label);
        fields.ThrowIfWrong();
        return reason;
    }

    private static async Task<EvaluationReceipt> SendAsync(HttpContext http, IMediator mediator, IRequest<EvaluationReceipt> request)
    {
        var receipt = await mediator.Send(request, http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return receipt;
    }
}
