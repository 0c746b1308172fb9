namespace Workflow.Activities.Calendars;

/// <summary>The working calendars of <c>definitions/calendars</c>.</summary>
public interface ICalendars
{
    /// <summary>Mainland China's, as it is published now.</summary>
    WorkingCalendar China { get; }
}
