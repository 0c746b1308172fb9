using Workflow.Activities.Calendars;

namespace Workflow.Activities.Notices.Ladders;

/// <summary>The day on which a step of the ladder falls due.</summary>
internal static class StepDay
{
    /// <summary>The most calendar days that a step can lie before or after its deadline.</summary>
    public const int MostDays = 3660;

    private static readonly TimeOnly OfficeOpens = new(9, 0);

    /// <summary>So many working days after the deadline, or before it when the number is below zero.</summary>
    public static DateOnly Of(WorkingCalendar calendar, DateOnly deadline, int workingDays)
    {
        var day = deadline;
        for (var left = workingDays; left < 0; left++)
        {
            day = calendar.WorkingDayBefore(day);
        }

        return workingDays > 0 ? calendar.AddWorkingDays(deadline, workingDays) : day;
    }

    /// <summary>When the office opens on that day (UTC).</summary>
    public static DateTimeOffset MomentOf(WorkingCalendar calendar, DateOnly deadline, int workingDays) =>
        ChinaTime.At(Of(calendar, deadline, workingDays), OfficeOpens);

    /// <summary>When that day has ended (UTC).</summary>
    public static DateTimeOffset EndOf(WorkingCalendar calendar, DateOnly deadline, int workingDays) =>
        ChinaTime.EndOf(Of(calendar, deadline, workingDays)).AddSeconds(1);
}
