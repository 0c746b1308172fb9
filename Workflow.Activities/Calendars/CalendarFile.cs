using System.Globalization;
using System.Text.Json;

namespace Workflow.Activities.Calendars;

/// <summary>Reads <c>definitions/calendars/*.json</c>.</summary>
internal static class CalendarFile
{
    public static WorkingCalendar Parse(string text)
    {
        var years = JsonSerializer.Deserialize<Content>(text, JsonSerializerOptions.Web)?.Years
            ?? throw new InvalidDataException("The calendar has no years.");
        return new WorkingCalendar(
            years.Values.SelectMany(year => year.Holidays).SelectMany(Days).ToHashSet(),
            years.Values.SelectMany(year => year.Workdays).Select(Day).ToHashSet(),
            years.Keys.Max(year => int.Parse(year, CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<DateOnly> Days(string range)
    {
        var ends = range.Split('/');
        var last = Day(ends[^1]);
        for (var day = Day(ends[0]); day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Content(Dictionary<string, Year> Years);

    private sealed record Year(IReadOnlyList<string> Holidays, IReadOnlyList<string> Workdays);
}
