namespace Workflow.Engine.Time;

/// <summary>Keeps how far the movable clock stands ahead, so that every node and every restart shows the same time.</summary>
public interface IClockStore
{
    /// <summary>Moves the clock forward, durably and then at once in this process.</summary>
    Task AdvanceAsync(TimeSpan span, CancellationToken cancellation);
}
