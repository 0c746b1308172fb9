using System.Globalization;
using Workflow.Activities.Calendars;

namespace Workflow.Host.Pages.Shell;

/// <summary>Says moments and limits as people in China do.</summary>
internal sealed class PageClock(TimeProvider time, ICalendars calendars)
{
    public static string Day(DateTimeOffset moment) => ChinaTime.Of(moment).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment) =>
        ChinaTime.Of(moment).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset moment) =>
        ChinaTime.Of(moment).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Whether a deadline may still move, since its year's holidays are not published yet (暂定).</summary>
    public bool IsProvisional(DateTimeOffset due) => calendars.China.IsProvisional(ChinaTime.DayOf(due));

    /// <summary>Working days left to the end of a limit; negative when it is over.</summary>
    public int WorkingDaysLeft(DateTimeOffset due)
    {
        var today = ChinaTime.DayOf(time.GetUtcNow());
        var last = ChinaTime.DayOf(due);
        return last >= today
            ? calendars.China.WorkingDaysBetween(today, last)
            : -calendars.China.WorkingDaysBetween(last, today);
    }
}
