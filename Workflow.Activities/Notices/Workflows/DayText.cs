using System.Globalization;
using Workflow.Activities.Calendars;

namespace Workflow.Activities.Notices.Workflows;

/// <summary>Days as definitions and forms write them.</summary>
public static class DayText
{
    /// <summary>A day such as <c>2026-12-31</c>, or the day in Asia/Shanghai of a moment; null when it is neither.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : text?.Contains('T', StringComparison.Ordinal) == true
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? ChinaTime.DayOf(moment)
            : null;
}
