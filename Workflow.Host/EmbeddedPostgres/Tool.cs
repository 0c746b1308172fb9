using System.ComponentModel;
using System.Diagnostics;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>Runs a helper program to its end.</summary>
internal static class Tool
{
    /// <summary>Gives what it printed; a failure is an error with what it complained about.</summary>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var complaint = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new EmbeddedClusterException(
                $"{string.Join(' ', start.ArgumentList.Prepend(start.FileName))} failed ({process.ExitCode}): "
                + (await complaint).Trim());
    }

    /// <summary>Starts a program; one that is not there is an error that names it.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new EmbeddedClusterException($"{start.FileName} did not start.");
        }
        catch (Win32Exception error)
        {
            throw new EmbeddedClusterException($"{start.FileName} cannot be started: {error.Message}", error);
        }
    }
}
