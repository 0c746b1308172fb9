using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Host.Pages.Forms;

namespace Workflow.Host.Pages.Calendars;

/// <summary>A year as it stands in the fields of the page: lines of days off, and days that are worked.</summary>
/// <param name="Holidays">First and last day of each line; either may be blank.</param>
/// <param name="Workdays">A day a line, or nothing.</param>
public sealed record YearForm(IReadOnlyList<(string From, string Until)> Holidays, IReadOnlyList<string> Workdays)
{
    /// <summary>Lines that are offered: seven festivals and two more.</summary>
    private const int HolidayLines = 9;

    private const int WorkdayLines = 10;

    /// <summary>Nothing filled in yet.</summary>
    public static YearForm Blank { get; } = new(
        [.. Enumerable.Repeat((string.Empty, string.Empty), HolidayLines)], [.. Enumerable.Repeat(string.Empty, WorkdayLines)]);

    /// <summary>A year that is published, to be put right.</summary>
    public static YearForm Of(CalendarYear year) => new(
        [.. year.Holidays.Select(range => (DayInput.Write(range.From), DayInput.Write(range.Until))).Concat(Blank.Holidays).Take(Math.Max(HolidayLines, year.Holidays.Count))],
        [.. year.Workdays.Select(DayInput.Write).Concat(Blank.Workdays).Take(Math.Max(WorkdayLines, year.Workdays.Count))]);

    /// <summary>What was posted.</summary>
    public static YearForm Read(IFormCollection posted) => new(
        [.. posted["from"].Zip(posted["until"], (from, until) => (Text(from), Text(until)))], [.. posted["workday"].Select(Text)]);

    /// <summary>The year it stands for.</summary>
    /// <param name="year">Year.</param>
    /// <param name="errors">What is no day.</param>
    /// <param name="lines">The line of each holiday and each workday that was read.</param>
    public CalendarYear ToYear(int year, List<FieldError> errors, out (IReadOnlyList<int> Holidays, IReadOnlyList<int> Workdays) lines)
    {
        var (holidays, workdays) = (new List<(int Line, DayRange Range)>(), new List<(int Line, DateOnly Day)>());
        foreach (var (line, (from, until)) in Holidays.Index().Where(each => each.Item is not { From: "", Until: "" }))
        {
            if (DayInput.Read(from) is { } first && DayInput.Read(until.Length == 0 ? from : until) is { } last)
            {
                holidays.Add((line, new DayRange(first, last)));
            }
            else
            {
                errors.Add(new FieldError($"/holidays/{line}", "请填写完整的日期，例如 2027-01-01。"));
            }
        }

        foreach (var (line, text) in Workdays.Index().Where(each => each.Item.Length > 0))
        {
            if (DayInput.Read(text) is { } day)
            {
                workdays.Add((line, day));
            }
            else
            {
                errors.Add(new FieldError($"/workdays/{line}", "请填写完整的日期，例如 2027-01-30。"));
            }
        }

        lines = ([.. holidays.Select(each => each.Line)], [.. workdays.Select(each => each.Line)]);
        return new CalendarYear(year, [.. holidays.Select(each => each.Range)], [.. workdays.Select(each => each.Day)]);
    }

    private static string Text(string? posted) => posted?.Trim() ?? string.Empty;
}
