using Workflow.Activities.Common;

namespace Workflow.Activities.Calendars.Entering;

/// <summary>What is wrong with a year as it was entered: slips that would shift every deadline of the year.</summary>
internal static class CalendarYearCheck
{
    private const int Longest = 10;
    private const int Overlap = 7;

    /// <summary>Days that are public holidays by law whatever the year: 《全国年节及纪念日放假办法》第二条.</summary>
    private static readonly (int Month, int Day, string Name)[] Fixed = [(1, 1, "元旦"), (5, 1, "劳动节"), (10, 1, "国庆节")];

    /// <summary>Every slip, by the field it is in.</summary>
    public static IReadOnlyList<FieldError> Find(CalendarYear entered, int today, int lastYear) =>
        entered.Year < today || entered.Year > lastYear + 1
            ? [new FieldError("/year", $"只能录入 {lastYear + 1} 年，或者更正 {today} 年以来的年份。")]
            : [.. Holidays(entered), .. Workdays(entered), .. Missing(entered)];

    private static IEnumerable<FieldError> Holidays(CalendarYear entered)
    {
        var before = new HashSet<DateOnly>();
        foreach (var (at, range) in entered.Holidays.Index())
        {
            var words =
                range.Until < range.From ? "放假的最后一天不能早于第一天。"
                : range.Length > Longest ? $"一段放假不超过 {Longest} 天，请核对起止日期。"
                : !IsIn(range.From, entered.Year) || !IsIn(range.Until, entered.Year) ? $"请填写 {entered.Year} 年的日期。"
                : range.Days.Any(before.Contains) ? "与前面的放假重叠，请核对。"
                : null;
            if (words is not null)
            {
                yield return new FieldError($"/holidays/{at}", words);
                continue;
            }

            before.UnionWith(range.Days);
        }
    }

    private static IEnumerable<FieldError> Workdays(CalendarYear entered)
    {
        var off = entered.Holidays.Where(range => range.Length <= Longest).SelectMany(range => range.Days).ToHashSet();
        foreach (var (at, day) in entered.Workdays.Index())
        {
            var words =
                !IsIn(day, entered.Year) ? $"请填写 {entered.Year} 年的日期。"
                : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) ? "调休上班的日子应是星期六或星期日，请核对。"
                : off.Contains(day) ? "这一天已填为放假，请核对。"
                : entered.Workdays.Take(at).Contains(day) ? "这一天填了两次。"
                : null;
            if (words is not null)
            {
                yield return new FieldError($"/workdays/{at}", words);
            }
        }
    }

    private static IEnumerable<FieldError> Missing(CalendarYear entered) =>
        from each in Fixed
        let day = new DateOnly(entered.Year, each.Month, each.Day)
        where !entered.Holidays.Any(range => range.From <= day && day <= range.Until)
        select new FieldError("/holidays", $"没有包含{each.Name}（{each.Month}月{each.Day}日），请核对放假日期。");

    /// <summary>A year's holidays may begin in the last days of the one before: New Year of 2023 did.</summary>
    private static bool IsIn(DateOnly day, int year) => day.AddDays(Overlap).Year == year || day.Year == year;
}
