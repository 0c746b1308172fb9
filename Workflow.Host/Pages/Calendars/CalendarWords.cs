namespace Workflow.Host.Pages.Calendars;

/// <summary>Names the resource that holds what the pages of the working calendar say.</summary>
internal sealed class CalendarWords;
