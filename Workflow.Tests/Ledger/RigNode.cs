using Workflow.Tests.Support;

namespace Workflow.Tests.Ledger;

/// <summary>One host process, started again whenever it has ended.</summary>
internal sealed class RigNode(string name, HostProcess host, RigLog log, string evidence) : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private volatile bool ready;

    public string Name => name;

    public HostProcess Host => host;

    /// <summary>Whether clients may try it; a paused node looks ready, as it would in the world.</summary>
    public bool IsReady => ready;

    /// <summary>Starts it until it serves; a start may fail while its database is away.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; !ready; attempt++)
            {
                try
                {
                    await host.StartAsync(cancellation);
                    ready = true;
                }
                catch (InvalidOperationException ended) when (attempt < 20)
                {
                    log.Write($"{name} did not start: {ended.Message.Split('\n')[0]}");
                    Keep(ended.Message);
                    await Task.Delay(500, cancellation);
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>kill -9 and a new start, at once or a little later.</summary>
    public Task KillAsync(TimeSpan pause) => AgainAsync(host.KillAsync, pause);

    /// <summary>SIGTERM, the orderly end, and a new start.</summary>
    public Task RestartAsync() => AgainAsync(host.StopAsync, TimeSpan.Zero);

    /// <summary>Stopped in the middle of whatever it does, and let go on, unless it is killed meanwhile.</summary>
    public Task PauseAsync(TimeSpan span) => host.PauseAsync(span);

    public async ValueTask DisposeAsync()
    {
        Keep(host.Output);
        await host.DisposeAsync();
        gate.Dispose();
    }

    private async Task AgainAsync(Func<Task> end, TimeSpan pause)
    {
        await gate.WaitAsync();
        try
        {
            ready = false;
            Keep(host.Output);
            if (host.ProcessId is not null)
            {
                await end();
            }
        }
        finally
        {
            gate.Release();
        }

        await Task.Delay(pause);
        await StartAsync(CancellationToken.None);
    }

    private void Keep(string output)
    {
        if (output.Length > 0)
        {
            File.AppendAllText(Path.Combine(evidence, $"{name}.log"), $"{output}\n----\n");
        }
    }
}
