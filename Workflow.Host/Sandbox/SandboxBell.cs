namespace Workflow.Host.Sandbox;

/// <summary>Rings when there is something to confirm, so that nobody has to look all the time.</summary>
internal sealed class SandboxBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);
    private readonly Lock ringing = new();

    public void Dispose() => rung.Dispose();

    /// <summary>Rings, once for whoever waits.</summary>
    internal void Ring()
    {
        lock (ringing)
        {
            if (rung.CurrentCount == 0)
            {
                rung.Release();
            }
        }
    }

    /// <summary>Waits until it rings, or as long as is said.</summary>
    internal Task WaitAsync(TimeSpan longest, CancellationToken cancellation) => rung.WaitAsync(longest, cancellation);
}
