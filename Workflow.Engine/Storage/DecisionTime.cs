namespace Workflow.Engine.Storage;

/// <summary>
/// The moment that Marten stamps on appended events: that of the unit of work being committed, because the chained
/// hash covers it and was computed before.
/// </summary>
internal static class DecisionTime
{
    private static readonly AsyncLocal<DateTimeOffset?> Current = new();

    public static TimeProvider Provider { get; } = new FlowingProvider();

    public static void Set(DateTimeOffset moment) => Current.Value = moment;

    /// <summary>PostgreSQL keeps microseconds; so do we, from the start.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private sealed class FlowingProvider : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() =>
            Current.Value ?? throw new InvalidOperationException("Events are appended through a unit of work only.");
    }
}
