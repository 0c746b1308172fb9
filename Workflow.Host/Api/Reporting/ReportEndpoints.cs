using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Reporting;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Reporting;

/// <summary>进展报送 of single units: writing, submitting, reviewing.</summary>
internal static class ReportEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/reports").WithTags("ProgressReports");
        reports.MapGet("/", ListAsync)
            .Named("listReports", "本单位的进展报送，最新的在前")
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<ReportSummary>>()
            .Refuses(400, 401);
        reports.MapGet("/{report}", GetAsync)
            .Named("getReport", "一个单位的进展报送，预填本单位的举措")
            .Produces<ReportView>()
            .Refuses(401, 404);
        reports.MapPost("/{report}/draft", (string report, HttpContext http, IMediator mediator) => WriteAsync(report, false, http, mediator))
            .Named("saveReport", "暂存，不报送").Takes<ReportBody>().Acts();
        reports.MapPost("/{report}/submission", (string report, HttpContext http, IMediator mediator) => WriteAsync(report, true, http, mediator))
            .Named("submitReport", "报送，或退回后重新报送").Takes<ReportBody>().Acts();
        reports.MapPost("/{report}/acceptance", AcceptAsync).Named("acceptReport", "审核通过").Acts();
        reports.MapPost("/{report}/return", ReturnAsync).Named("returnReport", "退回").Takes<ReturnBody>().Acts();
    }

    private static void Acts(this RouteHandlerBuilder endpoint) => endpoint
        .Idempotent()
        .Versioned()
        .Produces<ReportReceipt>()
        .Refuses(400, 401, 403, 404);

    private static Task<Page<ReportSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListReports(
            http.Caller(), query.Number("skip", 0, 0, int.MaxValue), query.Number("take", 50, 1, 200));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<ReportView> GetAsync(string report, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetReport(http.Caller(), report), http.RequestAborted);
        http.Response.SetVersion(view.Version);
        return view;
    }

    private static async Task<ReportReceipt> WriteAsync(string report, bool isFinal, HttpContext http, IMediator mediator)
    {
        var entries = ReportBodies.Entries(await http.BodyAsync());
        return await SendAsync(http, mediator, new WriteReport(http.CommandContext(), report, entries, isFinal));
    }

    private static async Task<ReportReceipt> AcceptAsync(string report, HttpContext http, IMediator mediator)
    {
        await http.BodyAsync();
        return await SendAsync(http, mediator, new AcceptReport(http.CommandContext(), report));
    }

    private static async Task<ReportReceipt> ReturnAsync(string report, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var reason = fields.Text("reason", "退回的理由");
        fields.ThrowIfWrong();
        return await SendAsync(http, mediator, new ReturnReport(http.CommandContext(), report, reason));
    }

    private static async Task<ReportReceipt> SendAsync(HttpContext http, IMediator mediator, IRequest<ReportReceipt> command)
    {
        var receipt = await mediator.Send(command, http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return receipt;
    }
}
