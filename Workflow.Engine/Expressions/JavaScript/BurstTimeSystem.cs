using System.Globalization;
using Jint.Runtime;

namespace Workflow.Engine.Expressions.JavaScript;

/// <summary>Shows scripts the burst's moment as the present, and Chinese time as local time.</summary>
internal sealed class BurstTimeSystem(DateTimeOffset now) : ITimeSystem
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static DefaultTimeSystem Calendar { get; } = new(Zone, CultureInfo.InvariantCulture);

    public TimeZoneInfo DefaultTimeZone => Zone;

    public DateTimeOffset GetUtcNow() => now;

    public bool TryParse(string date, out long epochMilliseconds) => Calendar.TryParse(date, out epochMilliseconds);

    public TimeSpan GetUtcOffset(long epochMilliseconds) => Calendar.GetUtcOffset(epochMilliseconds);
}
