using System.Globalization;
using Shouldly;
using Workflow.Activities.Calendars;
using Xunit;

namespace Workflow.Tests.Calendars;

/// <summary>
/// Dates worked out by hand with the notice of the General Office of the State Council for 2021 (国办发明电〔2020〕27号) beside: Spring
/// Festival 11 to 17 February, worked on Sunday 7 and Saturday 20 February; Mid-Autumn 19 to 21 September, worked on Saturday 18;
/// National Day 1 to 7 October, worked on Sunday 26 September and Saturday 9 October.
/// </summary>
public sealed class DeadlinesOf2021Tests
{
    private readonly WorkingCalendar calendar = ChinaCalendar.Load();

    [Theory]
    // Filed on Friday 5 February: the 7th is worked, 8, 9, 10, then the week of the festival.
    [InlineData("2021-02-05", 1, "2021-02-07")]
    [InlineData("2021-02-05", 4, "2021-02-10")]
    [InlineData("2021-02-05", 5, "2021-02-18")]
    [InlineData("2021-02-05", 7, "2021-02-20")]
    [InlineData("2021-02-05", 10, "2021-02-24")]
    // Filed amid the festival: it begins with the first day that is worked.
    [InlineData("2021-02-13", 3, "2021-02-20")]
    // Filed on Thursday 16 September: 17, Saturday the 18th, 22 to 24, Sunday the 26th, 27 to 30, then 8 and 9 October.
    [InlineData("2021-09-16", 2, "2021-09-18")]
    [InlineData("2021-09-16", 3, "2021-09-22")]
    [InlineData("2021-09-16", 6, "2021-09-26")]
    [InlineData("2021-09-16", 10, "2021-09-30")]
    [InlineData("2021-09-16", 11, "2021-10-08")]
    [InlineData("2021-09-16", 12, "2021-10-09")]
    [InlineData("2021-09-16", 13, "2021-10-11")]
    public void a_limit_ends_on_the_day_worked_out_by_hand(string filed, int days, string due) =>
        calendar.Deadline(Morning(filed), days).ShouldBe(End(due));

    [Theory]
    // Stopped on 9 February, on again on the 18th: the 10th and the 18th were worked.
    [InlineData("2021-02-24", "2021-02-09", "2021-02-18", "2021-02-26")]
    // Stopped on 28 September, on again on 8 October: 29, 30 and the 8th were worked.
    [InlineData("2021-10-09", "2021-09-28", "2021-10-08", "2021-10-13")]
    public void a_special_procedure_across_a_festival_moves_it_by_the_days_that_were_worked(
        string due, string stopped, string resumed, string moved) =>
        calendar.Moved(End(due), Morning(stopped), Morning(resumed)).ShouldBe(End(moved));

    private static DateTimeOffset Morning(string day) => ChinaTime.At(Day(day), new TimeOnly(10, 0));

    private static DateTimeOffset End(string day) => ChinaTime.EndOf(Day(day));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
