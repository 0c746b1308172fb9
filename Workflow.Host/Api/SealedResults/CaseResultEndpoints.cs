using MediatR;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Documents.Printing;
using Workflow.Activities.SealedResults;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Problems;
using Workflow.Host.Identity;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Api.SealedResults;

/// <summary>结果文书 of a case.</summary>
internal static class CaseResultEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapCaseResults(this IEndpointRouteBuilder api)
    {
        var one = api.MapGroup("/cases/{caseNumber}").WithTags("Results");
        one.MapGet("/result", (string caseNumber, HttpContext http, IMediator mediator) =>
                mediator.Send(new GetResult(http.Caller(), caseNumber), http.RequestAborted))
            .Named("getResult", "办件的结果文书：有没有、文号、校验码和摘要")
            .Produces<ResultView>()
            .Refuses(401, 403, 404);
        one.MapPost("/result", MakeAsync)
            .Named("makeResult", "生成结果文书并用印；只生成一次。本机没有 Chromium 时为 503，并说明如何安装")
            .Idempotent()
            .Produces<ResultReceipt>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 404, 409);
        one.MapGet("/result.pdf", FileAsync)
            .Named("getResultFile", "结果文书的 PDF，与用印时逐字节相同")
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
            .Refuses(401, 403, 404);
    }

    /// <summary>Maps the same for people's browsers: what goes wrong is told on a page.</summary>
    public static void MapResultDocuments(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/cases/{caseNumber}/result.pdf", FileAsync).ExcludeFromDescription();

    private static async Task<IResult> MakeAsync(
        string caseNumber, HttpContext http, IMediator mediator, [FromServices] PublicAddress site)
    {
        await http.BodyAsync();
        try
        {
            var receipt = await mediator.Send(
                new MakeResult(http.CommandContext(), caseNumber, site.Of(http, string.Empty)), http.RequestAborted);
            return TypedResults.Created($"/api/cases/{caseNumber}/result.pdf", receipt);
        }
        catch (PrinterMissingException missing)
        {
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, missing.Code, missing.Message);
        }
    }

    private static async Task<IResult> FileAsync(string caseNumber, HttpContext http, IMediator mediator)
    {
        var file = await mediator.Send(new GetResultFile(http.Caller(), caseNumber), http.RequestAborted);
        return Results.File(file.Content, file.MediaType, file.Name);
    }
}
