namespace Workflow.Engine.Dispatch;

/// <summary>Tells whether durable work has been done.</summary>
public interface IWorkProgress
{
    /// <summary>Waits until none of these pieces of work is left, dead letters apart; false when the time is up before.</summary>
    Task<bool> WaitAsync(IReadOnlyCollection<Guid> work, TimeSpan longest, CancellationToken cancellation);
}
