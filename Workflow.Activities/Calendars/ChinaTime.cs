namespace Workflow.Activities.Calendars;

/// <summary>Days and years as people in China count them; stored time is UTC.</summary>
public static class ChinaTime
{
    // One zone without summer time since 1991: a constant is right and needs no zone database on the machine.
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The moment as clocks in Asia/Shanghai show it.</summary>
    public static DateTimeOffset Of(DateTimeOffset moment) => moment.ToOffset(Offset);

    /// <summary>The day in Asia/Shanghai.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Of(moment).DateTime);

    /// <summary>The moment of a time of day, in UTC.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) =>
        new DateTimeOffset(day.ToDateTime(time), Offset).ToUniversalTime();

    /// <summary>The last second of a day: the moment a deadline on that day stands for.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => At(day, new TimeOnly(23, 59, 59));
}
