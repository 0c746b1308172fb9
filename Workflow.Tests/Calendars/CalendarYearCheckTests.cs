using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Calendars.Entering;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Calendars;

public sealed class CalendarYearCheckTests
{
    /// <summary>A year as it might be published; no more than an example.</summary>
    internal static readonly CalendarYear Year2027 = new(
        2027,
        [
            Range("2027-01-01/2027-01-03"), Range("2027-02-05/2027-02-12"), Range("2027-04-03/2027-04-05"), Range("2027-05-01/2027-05-05"),
            Range("2027-06-09/2027-06-09"), Range("2027-09-15/2027-09-15"), Range("2027-10-01/2027-10-07"),
        ],
        [Day("2027-01-30"), Day("2027-02-20"), Day("2027-05-08"), Day("2027-10-09")]);

    [Fact]
    public void a_year_as_it_is_published_passes() => Find(Year2027).ShouldBeEmpty();

    [Fact]
    public void every_year_that_the_product_ships_passes() =>
        CalendarFile.Read(File.ReadAllText(Repository.Definitions.At("calendars", "cn.json"))).Years
            .ShouldAllBe(year => CalendarYearCheck.Find(year, 2021, 2026).Count == 0);

    [Theory]
    [InlineData(2025)]
    [InlineData(2028)]
    public void a_year_that_is_over_or_not_next_is_refused(int year) =>
        Find(Year2027 with { Year = year }).ShouldBe(["/year"]);

    [Theory]
    [InlineData("2027-04-05/2027-04-03", "最后一天不能早于")]
    [InlineData("2027-04-03/2027-05-05", "不超过")]
    [InlineData("2026-04-03/2026-04-05", "2027 年的日期")]
    [InlineData("2027-02-12/2027-02-13", "重叠")]
    public void a_holiday_that_cannot_be_is_named(string range, string words)
    {
        var found = CalendarYearCheck.Find(Year2027 with { Holidays = [.. Year2027.Holidays, Range(range)] }, 2026, 2026);
        found.ShouldHaveSingleItem().Field.ShouldBe("/holidays/7");
        found[0].Message.ShouldContain(words);
    }

    [Theory]
    [InlineData("2027-03-01", "星期六或星期日")]
    [InlineData("2027-02-06", "已填为放假")]
    [InlineData("2027-01-30", "填了两次")]
    [InlineData("2026-10-10", "2027 年的日期")]
    public void a_workday_that_cannot_be_is_named(string day, string words)
    {
        var found = CalendarYearCheck.Find(Year2027 with { Workdays = [.. Year2027.Workdays, Day(day)] }, 2026, 2026);
        found.ShouldHaveSingleItem().Field.ShouldBe("/workdays/4");
        found[0].Message.ShouldContain(words);
    }

    [Fact]
    public void a_year_without_its_fixed_festivals_was_not_entered_whole() =>
        Find(Year2027 with { Holidays = [.. Year2027.Holidays.Take(6)] }).ShouldBe(["/holidays"]);

    [Fact]
    public void what_is_written_reads_the_same_and_a_file_that_is_not_changed_stays_as_it_was()
    {
        var text = File.ReadAllText(Repository.Definitions.At("calendars", "cn.json"));
        var content = CalendarFile.Read(text);
        CalendarFile.Write(content).ShouldBe(text);
        var read = CalendarFile.Read(CalendarFile.Write(content.With(Year2027)));
        read.Years[^1].Holidays.ShouldBe(Year2027.Holidays);
        read.Years[^1].Workdays.ShouldBe(Year2027.Workdays);
        (read.LastYear, read.Years.Count).ShouldBe((2027, content.Years.Count + 1));
    }

    private static IEnumerable<string> Find(CalendarYear year) => CalendarYearCheck.Find(year, 2026, 2026).Select(error => error.Field);

    private static DayRange Range(string text) => DayRange.Parse(text);

    private static DateOnly Day(string text) => DayRange.Day(text);
}
