using System.Globalization;
using Workflow.Activities.Calendars;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>灯: green, yellow or red, with the reason in words. Worked out when somebody looks, never stored.</summary>
/// <param name="Light">See <see cref="Calendars.Light"/>.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record RectificationLight(string Light, string Reason)
{
    /// <summary>Working days before the due day at which it turns yellow (our assumption).</summary>
    public const int NearDays = 2;

    /// <summary>The light as it is on a day. What went up a level stays red until it is reported on.</summary>
    public static RectificationLight Of(RectificationRow row, WorkingCalendar calendar, DateOnly today) => row switch
    {
        { Status: RectificationStatus.Closed } => new(Calendars.Light.Green, "核查通过，已销号"),
        { Status: RectificationStatus.Withdrawn } => new(Calendars.Light.Green, "已撤销"),
        { Status: RectificationStatus.Reported } => new(Calendars.Light.Green, "已报送整改报告，待核查"),
        _ when row.DueOn < today => new(Calendars.Light.Red, $"{Level(row)}{Owed(row)}已逾期{Days(calendar, row.DueOn, today)}"),
        { Level: > 1 } => new(Calendars.Light.Red, $"{Level(row)}{Left(row, calendar, today)}"),
        _ when row.DueOn <= Near(calendar, today) => new(Calendars.Light.Yellow, Left(row, calendar, today)),
        { Status: RectificationStatus.Returned } => new(Calendars.Light.Yellow, $"核查未通过，{Left(row, calendar, today)}"),
        _ => new(Calendars.Light.Green, Left(row, calendar, today)),
    };

    /// <summary>The last due day that is near.</summary>
    public static DateOnly Near(WorkingCalendar calendar, DateOnly today) => calendar.AddWorkingDays(today, NearDays);

    private static string Level(RectificationRow row) =>
        row.Level > 1 ? string.Create(CultureInfo.InvariantCulture, $"已提级至第 {row.Level} 级，") : string.Empty;

    private static string Owed(RectificationRow row) => row.Status == RectificationStatus.Ordered ? "整改方案" : "整改报告";

    private static string Left(RectificationRow row, WorkingCalendar calendar, DateOnly today) =>
        row.DueOn == today ? $"{Owed(row)}今天到期" : $"{Owed(row)}还有{Days(calendar, today, row.DueOn)}到期";

    // Over a weekend or a holiday no working day goes by.
    private static string Days(WorkingCalendar calendar, DateOnly from, DateOnly to) =>
        calendar.WorkingDaysBetween(from, to) is > 0 and var days
            ? string.Create(CultureInfo.InvariantCulture, $" {days} 个工作日")
            : "不足 1 个工作日";
}
