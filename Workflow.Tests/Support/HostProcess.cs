using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Workflow.Host;
using Workflow.Host.EmbeddedPostgres;

namespace Workflow.Tests.Support;

/// <summary>
/// The real host as a process of its own, to be killed or stopped at any moment: with its own embedded PostgreSQL, or
/// as one of several nodes on a database. It ends with the tests, however these end.
/// </summary>
internal sealed class HostProcess : HostUnderTest, IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Stop = 19;
    private const int Continue = 18;

    private static readonly string NodeKey = Convert.ToBase64String(SHA256.HashData("master key of test nodes"u8));

    private readonly string data;
    private readonly string url;
    private readonly string? database;
    private readonly string definitions;
    private ServerProcess? process;

    /// <param name="data">Its folder; nodes of one database share it, as they would share keys.</param>
    /// <param name="database">The database of all nodes; null for one that the host brings itself.</param>
    /// <param name="definitions">What analysts own; null for the repository's.</param>
    public HostProcess(string data, string? database = null, string? definitions = null)
    {
        this.data = data;
        this.database = database;
        this.definitions = definitions ?? Repository.Definitions.Path;
        url = $"http://127.0.0.1:{Ports.Free()}";
        SandboxUrl = $"http://127.0.0.1:{Ports.Free()}";
    }

    public override Uri Address => new(url);

    public string SandboxUrl { get; }

    public string Output => process?.Output ?? string.Empty;

    /// <summary>Its process; null while it does not run.</summary>
    public int? ProcessId => process?.Id;

    protected override string ApiKey => "test-demo-key-0123456789abcdef";

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        process = await ServerProcess.StartAsync(
            HostCommand("--urls", url, "--Sandbox:Urls", SandboxUrl));
        await ReadyAsync(process, cancellation);
    }

    /// <summary>kill -9, the database left to itself.</summary>
    public Task KillAsync() => EndAsync(Posix.Kill);

    /// <summary>SIGSTOP: it does nothing, and nobody is told; then SIGCONT: it goes on as if no time had passed.</summary>
    public async Task PauseAsync(TimeSpan span)
    {
        if (process is { } paused)
        {
            Posix.Signal(paused.Id, Stop);
            await Task.WhenAny(paused.Ended, Task.Delay(span));
            if (!paused.Ended.IsCompleted)
            {
                Posix.Signal(paused.Id, Continue);
            }
        }
    }

    /// <summary>Runs a sub-command such as <c>verify</c> and gives its exit code and output.</summary>
    public async Task<(int ExitCode, string Output)> RunToolAsync(string tool)
    {
        var run = await ServerProcess.StartAsync(HostCommand(tool));
        return (await run.Ended, run.Output);
    }

    /// <summary>SIGTERM, and waits for the end.</summary>
    public async Task StopAsync()
    {
        if (process is { } running)
        {
            Posix.Signal(running.Id, Terminate);
            await running.Ended.WaitAsync(TimeSpan.FromSeconds(40));
            process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        catch (TimeoutException)
        {
            await KillAsync();
        }
    }

    private async Task EndAsync(int signal)
    {
        Posix.Signal(process!.Id, signal);
        await process.Ended;
        process = null;
    }

    private ProcessStartInfo HostCommand(params string[] arguments)
    {
        // The kernel ends it when the tests die without having stopped it.
        var start = new ProcessStartInfo("setpriv");
        string[] program = ["--pdeathsig", "KILL", "--", "dotnet", typeof(HostApplication).Assembly.Location];
        string[] folders = ["--data", data, "--definitions", definitions];
        foreach (var argument in program.Concat(arguments).Concat(folders))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["WORKFLOW_DEMO_API_KEY"] = ApiKey;
        start.Environment["Logging__LogLevel__Default"] = "Warning";

        // Whoever runs the tests may have a database of their own in mind; this host brings its own.
        start.Environment.Remove("ConnectionStrings__Workflow");
        if (database is not null)
        {
            start.Environment["ConnectionStrings__Workflow"] = database;
            start.Environment["MasterKey"] = NodeKey;
        }

        return start;
    }

    private async Task ReadyAsync(ServerProcess running, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        for (var until = Environment.TickCount64 + 90_000; Environment.TickCount64 < until;)
        {
            if (running.Ended.IsCompleted)
            {
                var code = (await running.Ended).ToString(CultureInfo.InvariantCulture);
                throw new InvalidOperationException($"The host ended with {code}:\n{Output}");
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
}
