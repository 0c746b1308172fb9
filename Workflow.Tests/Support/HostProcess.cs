using System.Diagnostics;
using System.Text;
using Workflow.Host;

namespace Workflow.Tests.Support;

/// <summary>The real host as a process of its own, with its own embedded PostgreSQL, to be killed at any moment.</summary>
internal sealed class HostProcess : HostUnderTest, IAsyncDisposable
{
    private readonly string data;
    private readonly string url;
    private readonly StringBuilder output = new();
    private Process? process;

    public HostProcess(string data)
    {
        this.data = data;
        url = $"http://127.0.0.1:{Ports.Free()}";
        SandboxUrl = $"http://127.0.0.1:{Ports.Free()}";
    }

    public override Uri Address => new(url);

    public string SandboxUrl { get; }

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    protected override string ApiKey => "test-demo-key-0123456789abcdef";

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        var start = HostCommand("--urls", url, "--Sandbox:Urls", SandboxUrl);
        start.Environment["WORKFLOW_DEMO_API_KEY"] = ApiKey;
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ReadyAsync(cancellation);
    }

    /// <summary>kill -9, the database left to itself.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Runs a sub-command such as <c>verify</c> and gives its exit code and output.</summary>
    public async Task<(int ExitCode, string Output)> RunToolAsync(string tool)
    {
        using var run = Process.Start(HostCommand(tool))!;
        var error = run.StandardError.ReadToEndAsync();
        var text = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return (run.ExitCode, text + await error);
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task StopAsync()
    {
        if (process is null)
        {
            return;
        }

        using (var signal = Process.Start("kill", $"-TERM {process.Id}"))
        {
            await signal!.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
    }

    private ProcessStartInfo HostCommand(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] folders = ["--data", data, "--definitions", Path.Combine(Repository.Root, "definitions")];
        foreach (var argument in new[] { typeof(HostApplication).Assembly.Location }.Concat(arguments).Concat(folders))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";

        // Whoever runs the tests may have a database of their own in mind; this host brings its own.
        start.Environment.Remove("ConnectionStrings__Workflow");
        return start;
    }

    private async Task ReadyAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient();
        for (var until = Environment.TickCount64 + 90_000; Environment.TickCount64 < until;)
        {
            if (process!.HasExited)
            {
                throw new InvalidOperationException($"The host ended with {process.ExitCode}:\n{Output}");
            }

            try
            {
                using var answer = await http.GetAsync($"{url}/health/ready", cancellation);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, cancellation);
        }

        throw new TimeoutException($"The host did not become ready:\n{Output}");
    }

    private void Keep(string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}
