using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Workflow.Activities.Documents.Letters;

namespace Workflow.Activities.Documents.Printing;

/// <inheritdoc cref="ILetterPrinter"/>
internal sealed class LetterPrinter(
    PrintPrograms programs, IOptions<PrintOptions> options, ILogger<LetterPrinter> log)
    : ILetterPrinter, IPagePrinter, IDisposable
{
    private readonly SemaphoreSlim turns = new(Math.Max(1, options.Value.AtOnce));

    public void Dispose() => turns.Dispose();

    public async Task<byte[]> PrintAsync(Letter letter, CancellationToken cancellation)
    {
        var (office, browser) = (programs.Office, programs.Browser);
        if (office is null && browser is null)
        {
            throw new PrinterMissingException(
                "print.missing",
                "本机没有可以生成 PDF 的程序。请管理员安装 LibreOffice（apt install libreoffice-writer-nogui）或 Chromium（apt install chromium）；也可以先下载 docx。");
        }

        return await InTurnAsync(
            async folder => (office is null ? null : await ByOfficeAsync(office, letter, folder, cancellation))
                ?? (browser is null ? null : await ByBrowserAsync(browser, LetterHtml.Write(letter), folder, cancellation))
                ?? throw new PrinterMissingException(
                    "print.failed", "PDF 没有生成成功，请稍后再试；如仍不成功，请管理员检查本机的 LibreOffice 或 Chromium，也可以先下载 docx。"),
            cancellation);
    }

    public async Task<byte[]> PrintPageAsync(string page, CancellationToken cancellation)
    {
        var browser = programs.Browser ?? throw new PrinterMissingException(
            "print.browser-missing", "本机没有可以生成这份 PDF 的程序。请管理员安装 Chromium（apt install chromium）后再试；办理结果不受影响。");
        return await InTurnAsync(
            async folder => await ByBrowserAsync(browser, page, folder, cancellation) ?? throw new PrinterMissingException(
                "print.failed", "PDF 没有生成成功，请稍后再试；如仍不成功，请管理员检查本机的 Chromium。办理结果不受影响。"),
            cancellation);
    }

    private async Task<byte[]> InTurnAsync(Func<string, Task<byte[]>> print, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        var folder = Directory.CreateTempSubdirectory("letter-").FullName;
        try
        {
            return await print(folder);
        }
        finally
        {
            turns.Release();
            Clean(folder);
        }
    }

    private async Task<byte[]?> ByOfficeAsync(string office, Letter letter, string folder, CancellationToken cancellation)
    {
        var document = Path.Combine(folder, "letter.docx");
        await File.WriteAllBytesAsync(document, LetterDocx.Write(letter, isForOffice: true), cancellation);
        return await RunAsync(
            office,
            [
                $"-env:UserInstallation={new Uri(Path.Combine(folder, "office"))}", "--headless", "--norestore", "--nolockcheck",
                "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, document,
            ],
            folder,
            cancellation);
    }

    private async Task<byte[]?> ByBrowserAsync(string browser, string content, string folder, CancellationToken cancellation)
    {
        var page = Path.Combine(folder, "letter.html");
        await File.WriteAllTextAsync(page, content, cancellation);
        List<string> arguments =
        [
            "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions",
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer",
            $"--print-to-pdf={Path.Combine(folder, "letter.pdf")}", new Uri(page).AbsoluteUri,
        ];
        if (Environment.IsPrivilegedProcess)
        {
            // Chromium refuses to run as root otherwise; the page is ours, and its own policy lets it load and run nothing.
            arguments.Insert(0, "--no-sandbox");
        }

        return await RunAsync(browser, arguments, folder, cancellation);
    }

    private async Task<byte[]?> RunAsync(
        string program, IReadOnlyList<string> arguments, string folder, CancellationToken cancellation)
    {
        var isDone = await ProgramRun.RunAsync(program, arguments, folder, options.Value.Timeout, cancellation);
        var made = Path.Combine(folder, "letter.pdf");
        if (isDone && File.Exists(made))
        {
            return await File.ReadAllBytesAsync(made, cancellation);
        }

        log.LogWarning("{Program} made no PDF within {Timeout}.", program, options.Value.Timeout);
        return null;
    }

    private void Clean(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException failure)
        {
            log.LogWarning("{Folder} could not be removed ({Failure}).", folder, failure.GetType().Name);
        }
    }
}
