namespace Workflow.Engine.Dispatch;

/// <summary>Tells whether durable work has been done.</summary>
public interface IWorkProgress
{
    /// <summary>Waits until none of these pieces of work is left, dead letters apart; false when the time is up before.</summary>
    Task<bool> WaitAsync(IReadOnlyCollection<Guid> work, TimeSpan longest, CancellationToken cancellation);

    /// <summary>
    /// Waits until nothing is due for an instance or those it started, so that it moves by itself no more; false when the
    /// time is up before.
    /// </summary>
    Task<bool> RestAsync(string tenant, string instanceId, TimeSpan longest, CancellationToken cancellation);
}
