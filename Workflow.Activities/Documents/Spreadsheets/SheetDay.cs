using System.Globalization;
using Workflow.Activities.Calendars;

namespace Workflow.Activities.Documents.Spreadsheets;

/// <summary>Days as cells hold them: 2026-01-31, nothing where there is none.</summary>
public static class SheetDay
{
    /// <summary>A day.</summary>
    public static string Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;

    /// <summary>The day of a moment in Asia/Shanghai.</summary>
    public static string Of(DateTimeOffset? moment) => moment is { } at ? Of(ChinaTime.DayOf(at)) : string.Empty;
}
