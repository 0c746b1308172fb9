using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Reckoning;
using Workflow.Tests.Calendars;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Cases;

/// <summary>Dates worked out by hand: 2027 with a Spring Festival from 5 to 12 February, 30 January worked.</summary>
public sealed class DueReckoningTests
{
    private static readonly DateTimeOffset January = ChinaTime.At(new DateOnly(2027, 1, 28), new TimeOnly(9, 0));

    private static readonly WorkingCalendar Published =
        CalendarFile.Read(File.ReadAllText(Repository.Definitions.At("calendars", "cn.json"))).With(CalendarYearCheckTests.Year2027).ToCalendar();

    [Theory]
    [InlineData("2027-02-01", "2027-01-30")] // two working days: Friday 29 and the worked Saturday
    [InlineData("2027-02-04", "2027-02-03")]
    [InlineData("2027-02-08", "2027-02-15")] // seven: 29, 30, 1 to 4, then after the festival
    [InlineData("2027-02-11", "2027-02-18")]
    [InlineData("2027-01-28", "2027-01-28")] // today: what is over stays
    [InlineData("2027-01-20", "2027-01-20")]
    public void as_many_working_days_are_left_as_before(string former, string reckoned) => Reckon(former).ShouldBe(reckoned);

    [Fact]
    public void a_case_that_this_calendar_was_applied_to_or_whose_clock_moved_since_is_left_alone()
    {
        var state = Given.AcceptedCase();
        DueReckoning.IsOpen(state, "h", Given.Monday).ShouldBeTrue();
        DueReckoning.IsOpen(state with { Calendar = "h" }, "h", Given.Monday).ShouldBeFalse();
        DueReckoning.IsOpen(Given.ClosedCase(), "h", Given.Monday).ShouldBeFalse();
        var moved = Given.AcceptedCase(new CaseClockStopped(Given.Reason), new CaseClockResumed(Given.Monday.AddDays(20)));
        DueReckoning.IsOpen(moved, "h", Given.Monday.AddMinutes(-1)).ShouldBeFalse();
    }

    [Fact]
    public void it_is_told_once_and_only_where_a_date_has_moved()
    {
        var state = Given.AcceptedCase();
        DueReckoning.Decide(state, due => due, hasMoved: false, "h", Given.Monday).ShouldBeEmpty();
        var decided = DueReckoning.Decide(state, due => due.AddDays(3), hasMoved: false, "h", Given.Monday);
        decided.ShouldBe([new CaseDueReckoned(state.DueAt!.Value.AddDays(3), state.DueAt, "h")]);
        var after = Given.AcceptedCase(decided);
        (after.DueAt, after.Calendar).ShouldBe((state.DueAt.Value.AddDays(3), "h"));
        after.Timeline[^1].Text.ShouldBe("放假安排公布，办理时限重新计算，承诺 2026年12月10日 前办结");
        Given.AcceptedCase(new CaseDueReckoned(state.DueAt, state.DueAt, "h")).Timeline.Length.ShouldBe(state.Timeline.Length);
    }

    private static string Reckon(string former) => DayRange.Text(ChinaTime.DayOf(
        DueReckoning.Reckon(ChinaTime.EndOf(DayRange.Day(former)), January, Given.Calendar, Published)));
}
