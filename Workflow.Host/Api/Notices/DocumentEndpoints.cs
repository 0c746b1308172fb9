using MediatR;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Documents.Letters;
using Workflow.Activities.Documents.Printing;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Printing;
using Workflow.Activities.Notices.Viewing;
using Workflow.Host.Api.Problems;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Notices;

/// <summary>Notices on paper.</summary>
internal static class DocumentEndpoints
{
    private const string Pdf = "application/pdf";

    /// <summary>Maps the endpoints.</summary>
    public static void MapDocuments(this RouteGroupBuilder notices)
    {
        notices.MapGet("/{notice}/document.docx", DocxAsync)
            .Named("getNoticeDocx", "文书的 docx，按 GB/T 9704-2012 排版")
            .Produces(StatusCodes.Status200OK, contentType: LetterDocx.MediaType)
            .Refuses(401, 404);
        notices.MapGet("/{notice}/document.pdf", PdfAsync)
            .Named("getNoticePdf", "文书的 PDF；本机没有 LibreOffice 或 Chromium 时为 503，并说明如何安装")
            .Produces(StatusCodes.Status200OK, contentType: Pdf)
            .Refuses(401, 404);
    }

    /// <summary>Maps the same for people's browsers: what goes wrong is told on a page.</summary>
    public static void MapNoticeDocuments(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/notices/{notice}/document.docx", DocxAsync).ExcludeFromDescription();
        pages.MapGet("/notices/{notice}/document.pdf", PdfAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> DocxAsync(string notice, HttpContext http, IMediator mediator)
    {
        var view = await mediator.Send(new GetNotice(http.Caller(), notice), http.RequestAborted);
        return Results.File(LetterDocx.Write(NoticeLetter.Of(view)), LetterDocx.MediaType, Name(view, "docx"));
    }

    private static async Task<IResult> PdfAsync(string notice, HttpContext http, IMediator mediator, [FromServices] ILetterPrinter printer)
    {
        var view = await mediator.Send(new GetNotice(http.Caller(), notice), http.RequestAborted);
        try
        {
            return Results.File(await printer.PrintAsync(NoticeLetter.Of(view), http.RequestAborted), Pdf, Name(view, "pdf"));
        }
        catch (PrinterMissingException missing)
        {
            throw new ProblemException(StatusCodes.Status503ServiceUnavailable, missing.Code, missing.Message);
        }
    }

    private static string Name(NoticeView view, string ending) =>
        $"{NoticeKind.Name(view.Kind)}{view.Number ?? "（草稿）"}.{ending}";
}
