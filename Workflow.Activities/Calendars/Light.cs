namespace Workflow.Activities.Calendars;

/// <summary>红黄绿灯: green on track, yellow near due, red overdue. Worked out when somebody looks, never stored.</summary>
public static class Light
{
    /// <summary>On track (正常).</summary>
    public const string Green = "green";

    /// <summary>Due within a working day, or a fifth of the limit or less is left (临期).</summary>
    public const string Yellow = "yellow";

    /// <summary>Overdue (超期); stays red when it was closed too late.</summary>
    public const string Red = "red";

    /// <summary>Every light.</summary>
    public static IReadOnlyList<string> All { get; } = [Green, Yellow, Red];

    /// <summary>For tables, where there is no colour.</summary>
    public static string Name(string light) => light switch
    {
        Red => "红灯",
        Yellow => "黄灯",
        _ => "绿灯",
    };

    /// <summary>The light of a limit.</summary>
    /// <param name="now">Now.</param>
    /// <param name="dueAt">Its end; null while no clock runs.</param>
    /// <param name="limitDays">Its length in working days.</param>
    /// <param name="endedAt">When the work ended; null while it goes on.</param>
    /// <param name="calendar">Calendar.</param>
    public static string Of(
        DateTimeOffset now,
        DateTimeOffset? dueAt,
        int limitDays,
        DateTimeOffset? endedAt,
        WorkingCalendar calendar)
    {
        if (dueAt is not { } due)
        {
            return Green;
        }

        if ((endedAt ?? now) > due)
        {
            return Red;
        }

        return endedAt is null && IsNear(now, due, limitDays, calendar) ? Yellow : Green;
    }

    private static bool IsNear(DateTimeOffset now, DateTimeOffset due, int limitDays, WorkingCalendar calendar)
    {
        var dueDay = ChinaTime.DayOf(due);
        var daysLeft = calendar.WorkingDaysBetween(ChinaTime.DayOf(now), dueDay);
        return now > ChinaTime.EndOf(calendar.WorkingDayBefore(dueDay)) || daysLeft * 5 <= limitDays;
    }
}
