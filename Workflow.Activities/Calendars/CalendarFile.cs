using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflow.Activities.Calendars;

/// <summary>Reads and writes <c>definitions/calendars/*.json</c>.</summary>
internal static class CalendarFile
{
    private static readonly JsonSerializerOptions Words = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static WorkingCalendar Parse(string text) => Read(text).ToCalendar();

    /// <summary>Reads a calendar.</summary>
    /// <exception cref="InvalidDataException">It has no years.</exception>
    /// <exception cref="FormatException">A day is none.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static CalendarContent Read(string text)
    {
        var content = JsonSerializer.Deserialize<Content>(text, JsonSerializerOptions.Web);
        return content?.Years is { Count: > 0 } years
            ? new CalendarContent(
                content.Name ?? string.Empty,
                content.Note,
                [.. years.Select(year => Of(int.Parse(year.Key, CultureInfo.InvariantCulture), year.Value)).OrderBy(year => year.Year)])
            : throw new InvalidDataException("The calendar has no years.");
    }

    /// <summary>Writes it as people keep it: a line for the holidays of a year, one for its make-up days.</summary>
    public static string Write(CalendarContent content)
    {
        var text = new StringBuilder("{\n")
            .Append(CultureInfo.InvariantCulture, $"  \"name\": {Quoted(content.Name)},\n");
        if (content.Note is { } note)
        {
            text.Append(CultureInfo.InvariantCulture, $"  \"note\": {Quoted(note)},\n");
        }

        var years = content.Years.Select(year =>
            $"    \"{year.Year}\": {{\n      \"holidays\": {List(year.Holidays.Select(range => range.ToString()))},\n"
            + $"      \"workdays\": {List(year.Workdays.Select(DayRange.Text))}\n    }}");
        return text.Append("  \"years\": {\n").AppendJoin(",\n", years).Append("\n  }\n}\n").ToString();
    }

    private static CalendarYear Of(int year, Year given) =>
        new(year, [.. given.Holidays.Select(DayRange.Parse)], [.. given.Workdays.Select(DayRange.Day)]);

    private static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Quoted))}]";

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Words);

    private sealed record Content(string? Name, string? Note, Dictionary<string, Year> Years);

    private sealed record Year(IReadOnlyList<string> Holidays, IReadOnlyList<string> Workdays);
}
