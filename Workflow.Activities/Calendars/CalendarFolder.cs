using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.Calendars;

/// <inheritdoc cref="ICalendars"/>
internal sealed class CalendarFolder(DefinitionsFolder folder, ILogger<CalendarFolder> logger) : ICalendars
{
    private readonly WatchedFile<WorkingCalendar> china =
        new(folder.At("calendars", "cn.json"), CalendarFile.Parse, logger);

    public WorkingCalendar China => china.Value;
}
