namespace Workflow.Activities.Calendars;

/// <summary>A calendar and the hash of its file.</summary>
/// <param name="Content">What the file holds.</param>
/// <param name="Calendar">The same, made ready to count with.</param>
/// <param name="Text">The file's text.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record StoredCalendar(CalendarContent Content, WorkingCalendar Calendar, string Text, string Hash);
