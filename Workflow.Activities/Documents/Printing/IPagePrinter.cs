namespace Workflow.Activities.Documents.Printing;

/// <summary>Makes PDFs of pages that are drawn, not only set: seals and QR codes. Chromium does it.</summary>
public interface IPagePrinter
{
    /// <summary>The PDF's bytes. Call it outside any transaction: another program works for seconds.</summary>
    /// <param name="page">An HTML page that loads and runs nothing.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="PrinterMissingException">There is no Chromium, or it could not do it.</exception>
    Task<byte[]> PrintPageAsync(string page, CancellationToken cancellation);
}
