using System.Diagnostics;
using System.Text;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>A PostgreSQL program that runs no longer than this process.</summary>
internal sealed class ServerProcess
{
    private static readonly (int Signal, TimeSpan Patience)[] Endings =
        [(Posix.Interrupt, TimeSpan.FromSeconds(60)), (Posix.Quit, TimeSpan.FromSeconds(10)), (Posix.Kill, TimeSpan.FromSeconds(10))];

    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource<int> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess()
    {
    }

    /// <summary>The number of the process.</summary>
    public int Id { get; private set; }

    /// <summary>Completes with its exit code when it has ended, for whatever reason.</summary>
    public Task<int> Ended => ended.Task;

    /// <summary>What it wrote, as long as it had no log file.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString().Trim();
            }
        }
    }

    /// <summary>
    /// Starts it from a thread that lives as long as the program does: the kernel sends the death signal when the
    /// thread that started it ends, not only when the process does.
    /// </summary>
    public static async Task<ServerProcess> StartAsync(ProcessStartInfo start)
    {
        var server = new ServerProcess();
        new Thread(() => server.Keep(start)) { IsBackground = true, Name = "PostgreSQL" }.Start();
        server.Id = await server.started.Task;
        return server;
    }

    /// <summary>Stops it in good order, by force only when it does not obey.</summary>
    public async Task StopAsync()
    {
        foreach (var (signal, patience) in Endings)
        {
            if (Ended.IsCompleted)
            {
                return;
            }

            Posix.Signal(Id, signal);
            await Task.WhenAny(Ended, Task.Delay(patience));
        }
    }

    private void Keep(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            using var process = Tool.Start(start);
            process.StandardInput.Close();
            process.OutputDataReceived += (_, line) => Note(line.Data);
            process.ErrorDataReceived += (_, line) => Note(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            started.SetResult(process.Id);
            process.WaitForExit();
            ended.SetResult(process.ExitCode);
        }
        catch (EmbeddedClusterException error)
        {
            started.SetException(error);
        }
    }

    private void Note(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
