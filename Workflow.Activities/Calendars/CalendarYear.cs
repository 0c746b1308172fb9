namespace Workflow.Activities.Calendars;

/// <summary>放假安排: the public holidays and make-up workdays of a year, as the State Council's office publishes them.</summary>
/// <param name="Year">Year.</param>
/// <param name="Holidays">放假: ranges of days off; one that begins in late December belongs to the year it leads into.</param>
/// <param name="Workdays">调休上班: weekend days that are worked.</param>
public sealed record CalendarYear(int Year, IReadOnlyList<DayRange> Holidays, IReadOnlyList<DateOnly> Workdays);
