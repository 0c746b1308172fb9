namespace Workflow.Engine.Storage;

/// <summary>Moments as they are stored.</summary>
internal static class DecisionTime
{
    /// <summary>The store's clock: there is none, because events come with the moment of their unit of work.</summary>
    public static TimeProvider Provider { get; } = new AbsentProvider();

    /// <summary>PostgreSQL keeps microseconds; so do we, from the start.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private sealed class AbsentProvider : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() =>
            throw new InvalidOperationException("Events are appended through a unit of work only.");
    }
}
