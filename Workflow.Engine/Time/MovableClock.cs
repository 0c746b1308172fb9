namespace Workflow.Engine.Time;

/// <summary>The one clock of the host. A test or a demonstration can move it forward; nothing else reads the time.</summary>
/// <param name="inner">The real clock.</param>
public sealed class MovableClock(TimeProvider inner) : TimeProvider
{
    private long offsetTicks;

    /// <summary>Raised after the clock was moved, so that whoever waits for a due time looks again.</summary>
    public event Action? Moved;

    /// <summary>How far it stands ahead of real time.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref offsetTicks));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Offset;

    /// <inheritdoc/>
    public override long GetTimestamp() => inner.GetTimestamp();

    /// <summary>Sets how far it stands ahead, as found in the database at start-up.</summary>
    public void SetOffset(TimeSpan offset)
    {
        Interlocked.Exchange(ref offsetTicks, offset.Ticks);
        Moved?.Invoke();
    }

    /// <summary>Moves it forward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is not positive: time never goes back.</exception>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(span, TimeSpan.Zero);
        Interlocked.Add(ref offsetTicks, span.Ticks);
        Moved?.Invoke();
    }
}
