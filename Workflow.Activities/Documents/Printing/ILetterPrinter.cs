using Workflow.Activities.Documents.Letters;

namespace Workflow.Activities.Documents.Printing;

/// <summary>Makes PDFs of letters with what is installed: LibreOffice from the docx, else Chromium from the same content as HTML.</summary>
public interface ILetterPrinter
{
    /// <summary>The PDF's bytes. Call it outside any transaction: another program works for seconds.</summary>
    /// <exception cref="PrinterMissingException">Neither is installed, or neither could do it.</exception>
    Task<byte[]> PrintAsync(Letter letter, CancellationToken cancellation);
}
