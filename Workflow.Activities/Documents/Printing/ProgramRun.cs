using System.Diagnostics;

namespace Workflow.Activities.Documents.Printing;

/// <summary>Runs another program: without a shell, for a limited time, and never beyond the caller's interest.</summary>
internal static class ProgramRun
{
    /// <summary>Runs it to its end; false when it took too long or failed.</summary>
    /// <param name="program">Path.</param>
    /// <param name="arguments">Each as it is; no shell reads them.</param>
    /// <param name="folder">Where it works and keeps what it has of a home.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<bool> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string folder,
        TimeSpan timeout,
        CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeout);
        using var process = new Process { StartInfo = start };
        process.Start();
        try
        {
            // What it says is read, or it would stand still once the pipe is full, and dropped: it may repeat the letter.
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(limit.Token),
                process.StandardError.ReadToEndAsync(limit.Token),
                process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }
}
