namespace Workflow.Activities.Calendars;

/// <summary>
/// 工作日历: weekends and public holidays are off, make-up workdays (调休) are worked. Immutable, so that decisions
/// about deadlines stay pure.
/// </summary>
/// <param name="daysOff">Public holidays.</param>
/// <param name="makeUpDays">Weekend days that are worked.</param>
/// <param name="lastPublishedYear">Later years are not published yet: weekends only.</param>
public sealed class WorkingCalendar(
    IReadOnlySet<DateOnly> daysOff,
    IReadOnlySet<DateOnly> makeUpDays,
    int lastPublishedYear)
{
    /// <summary>Whether the day is worked.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        makeUpDays.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !daysOff.Contains(day));

    /// <summary>Whether the State Council has not published the year's holidays yet, so that results may still move.</summary>
    public bool IsProvisional(DateOnly day) => day.Year > lastPublishedYear;

    /// <summary>The day on which the <paramref name="days"/>-th working day after <paramref name="start"/> falls.</summary>
    public DateOnly AddWorkingDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var day = start;
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
            {
                left--;
            }
        }

        return day;
    }

    /// <summary>Working days after <paramref name="start"/> up to and with <paramref name="end"/>.</summary>
    public int WorkingDaysBetween(DateOnly start, DateOnly end)
    {
        var count = 0;
        for (var day = start.AddDays(1); day <= end; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The last working day before a day.</summary>
    public DateOnly WorkingDayBefore(DateOnly day)
    {
        do
        {
            day = day.AddDays(-1);
        }
        while (!IsWorkingDay(day));

        return day;
    }

    /// <summary>The end of a limit: counted from the day after <paramref name="from"/>, to the end of its last day.</summary>
    public DateTimeOffset Deadline(DateTimeOffset from, int workingDays) =>
        ChinaTime.EndOf(AddWorkingDays(ChinaTime.DayOf(from), workingDays));

    /// <summary>A deadline moved by the working days during which the clock stood still.</summary>
    public DateTimeOffset Moved(DateTimeOffset deadline, DateTimeOffset stoppedAt, DateTimeOffset resumedAt) =>
        ChinaTime.EndOf(AddWorkingDays(
            ChinaTime.DayOf(deadline),
            WorkingDaysBetween(ChinaTime.DayOf(stoppedAt), ChinaTime.DayOf(resumedAt))));
}
