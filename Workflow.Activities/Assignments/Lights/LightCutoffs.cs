using Workflow.Activities.Calendars;

namespace Workflow.Activities.Assignments.Lights;

/// <summary>
/// The limits as days, seen from today: a clock that stands at the cut-off or before it has reached the limit. One comparison of
/// days says the same as counting working days, and a list can be searched by it.
/// </summary>
/// <param name="Today">Today in Asia/Shanghai.</param>
/// <param name="Calendar">Working calendar.</param>
/// <param name="Yellow">For yellow, by aspect.</param>
/// <param name="Red">For red, by aspect.</param>
internal sealed record LightCutoffs(DateOnly Today, WorkingCalendar Calendar, LightClocks Yellow, LightClocks Red)
{
    /// <summary>Those of some limits.</summary>
    public static LightCutoffs Of(IReadOnlyDictionary<string, LightLimit> limits, DateOnly today, WorkingCalendar calendar)
    {
        return new LightCutoffs(today, calendar, Clocks(limit => limit.Yellow), Clocks(limit => limit.Red));

        LightClocks Clocks(Func<LightLimit, int> days) => new(
            Cutoff(days(limits[LightAspect.Signature])),
            Cutoff(days(limits[LightAspect.Planning])),
            Cutoff(days(limits[LightAspect.Milestone])),
            Cutoff(days(limits[LightAspect.Feedback])),
            Cutoff(days(limits[LightAspect.Deadline])));

        int Cutoff(int days) => Latest(calendar, today, days).DayNumber;
    }

    /// <summary>Working days from a day to today; below zero when the day is still to come.</summary>
    public static int Elapsed(WorkingCalendar calendar, DateOnly from, DateOnly today) => from <= today
        ? calendar.WorkingDaysBetween(from, today)
        : -calendar.WorkingDaysBetween(today, from);

    /// <summary>The latest day from which so many working days have gone by.</summary>
    private static DateOnly Latest(WorkingCalendar calendar, DateOnly today, int days)
    {
        var day = today;
        while (Elapsed(calendar, day, today) < days)
        {
            day = day.AddDays(-1);
        }

        while (Elapsed(calendar, day.AddDays(1), today) >= days)
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
