namespace Workflow.Activities.Calendars;

/// <summary>A calendar as its file holds it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Note">What the file says of itself.</param>
/// <param name="Years">The years that are published, in their order.</param>
internal sealed record CalendarContent(string Name, string? Note, IReadOnlyList<CalendarYear> Years)
{
    /// <summary>The last year that is published.</summary>
    public int LastYear => Years[^1].Year;

    /// <summary>Made ready to count with.</summary>
    public WorkingCalendar ToCalendar() => new(
        Years.SelectMany(year => year.Holidays).SelectMany(range => range.Days).ToHashSet(),
        Years.SelectMany(year => year.Workdays).ToHashSet(),
        LastYear);

    /// <summary>With a year that is new or stands for what was there.</summary>
    public CalendarContent With(CalendarYear entered) => this with
    {
        Years = [.. Years.Where(year => year.Year != entered.Year).Append(entered).OrderBy(year => year.Year)],
    };
}
