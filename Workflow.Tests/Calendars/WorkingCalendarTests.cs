using System.Globalization;
using Shouldly;
using Workflow.Activities.Calendars;
using Xunit;

namespace Workflow.Tests.Calendars;

public sealed class WorkingCalendarTests
{
    private readonly WorkingCalendar calendar = ChinaCalendar.Load();

    [Theory]
    [InlineData("2026-10-08", true, "the Thursday after National Day week")]
    [InlineData("2026-10-10", true, "a Saturday worked instead (调休)")]
    [InlineData("2026-10-11", false, "a Sunday")]
    [InlineData("2026-10-05", false, "a Monday inside National Day week")]
    [InlineData("2022-12-31", false, "a holiday that begins in the year before")]
    public void a_day_is_worked_or_not(string day, bool worked, string because) =>
        calendar.IsWorkingDay(Day(day)).ShouldBe(worked, because);

    [Theory]
    [InlineData("2026-11-23", 1, "2026-11-24")]
    [InlineData("2026-11-27", 1, "2026-11-30")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-09-30", 3, "2026-10-10")]
    [InlineData("2026-09-30", 4, "2026-10-12")]
    [InlineData("2026-11-23", 0, "2026-11-23")]
    public void working_days_are_counted_from_the_day_after(string start, int days, string end) =>
        calendar.AddWorkingDays(Day(start), days).ShouldBe(Day(end));

    [Fact]
    public void a_deadline_is_the_end_of_its_day_in_shanghai()
    {
        // 00:30 on the 24th in Shanghai, still the 23rd in UTC.
        var from = new DateTimeOffset(2026, 11, 23, 16, 30, 0, TimeSpan.Zero);

        calendar.Deadline(from, 1).ShouldBe(new DateTimeOffset(2026, 11, 25, 15, 59, 59, TimeSpan.Zero));
    }

    [Fact]
    public void a_year_not_published_yet_is_provisional_and_knows_weekends_only()
    {
        var newYear = new DateOnly(2027, 1, 1);

        calendar.IsProvisional(newYear).ShouldBeTrue();
        calendar.IsWorkingDay(newYear).ShouldBeTrue();
        calendar.IsWorkingDay(newYear.AddDays(1)).ShouldBeFalse();
        calendar.IsProvisional(newYear.AddDays(-1)).ShouldBeFalse();
    }

    [Fact]
    public void a_stopped_clock_moves_the_deadline_by_the_working_days_it_stood_still()
    {
        var due = ChinaTime.EndOf(new DateOnly(2026, 11, 27));
        var stopped = ChinaTime.At(new DateOnly(2026, 11, 24), new TimeOnly(10, 0));

        calendar.Moved(due, stopped, stopped.AddDays(2)).ShouldBe(ChinaTime.EndOf(new DateOnly(2026, 12, 1)));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
