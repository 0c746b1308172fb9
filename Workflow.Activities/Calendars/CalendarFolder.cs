using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.Calendars;

/// <inheritdoc cref="ICalendars"/>
internal sealed class CalendarFolder(DefinitionsFolder folder, ILogger<CalendarFolder> logger) : ICalendars
{
    private const string Code = "cn";

    private readonly DefinitionWriter writer = new(folder.At("calendars"), ("calendar", "工作日历"));
    private readonly WatchedFile<StoredCalendar> china = new(folder.At("calendars", $"{Code}.json"), Read, logger);

    public WorkingCalendar China => china.Value.Calendar;

    /// <summary>The file as it is now.</summary>
    public StoredCalendar Stored => china.Value;

    /// <summary>Writes the file.</summary>
    /// <param name="calendar">What it shall hold.</param>
    /// <param name="expected">Hash of what was changed.</param>
    /// <exception cref="RefusalException">The file holds something else meanwhile.</exception>
    public void Write(StoredCalendar calendar, string expected) => writer.Write(Code, calendar.Text, expected);

    /// <summary>A calendar as its file would hold it.</summary>
    public static StoredCalendar Of(CalendarContent content) => Read(CalendarFile.Write(content));

    private static StoredCalendar Read(string text)
    {
        var content = CalendarFile.Read(text);
        return new StoredCalendar(content, content.ToCalendar(), text, DefinitionWriter.HashOf(text));
    }
}
