using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Rectification;
using Workflow.Tests.Reporting;
using Xunit;

namespace Workflow.Tests.Rectification;

/// <summary>The order asks for a plan by Tuesday, 30 June 2026; events are stored the day before.</summary>
public sealed class RectificationDecisionTests
{
    private static readonly Remark Words = new("已完成");
    private static readonly DateOnly Friday = new(2026, 7, 3);
    private static readonly WorkingCalendar Calendar = new(new HashSet<DateOnly>(), new HashSet<DateOnly>(), 2026);
    private static readonly IReadOnlyList<RequirementAnswer> Answers = [new(Words, Words), new(Words, Words)];

    private static readonly RectificationState Ordered = RectificationState.Initial.Then(new RectificationOrdered(
        "r", "n", "m", "320000-mzt", ["核定目录", "公开目录"], new RectificationTerms(5, 10, 3, 2), Reports.DueOn));

    private static readonly RectificationState Reported =
        Ordered.Then(new RectificationPlanned(Words, Friday), new RectificationReported(Answers));

    [Fact]
    public void the_report_is_due_so_many_working_days_after_the_plan() =>
        RectificationDecisions.Plan(Ordered, Words, Calendar, Friday)
            .ShouldHaveSingleItem().ShouldBeOfType<RectificationPlanned>().DueOn.ShouldBe(new DateOnly(2026, 7, 17));

    [Fact]
    public void a_report_follows_a_plan_and_answers_every_requirement()
    {
        var planned = Ordered.Then(new RectificationPlanned(Words, Friday));

        Refused(() => RectificationDecisions.Report(Ordered, Answers)).ShouldBe("rectification.no-report-owed");
        Refused(() => RectificationDecisions.Report(planned, [Answers[0]])).ShouldBe("rectification.answers");
        Refused(() => RectificationDecisions.Plan(planned, Words, Calendar, Friday)).ShouldBe("rectification.planned");
        RectificationDecisions.Report(planned, Answers).Count.ShouldBe(1);
    }

    [Fact]
    public void the_second_return_goes_up_a_level_and_the_count_begins_anew()
    {
        var first = RectificationDecisions.Return(Reported, Words, Calendar, Friday);
        first.ShouldHaveSingleItem().ShouldBeOfType<RectificationReturned>().DueOn.ShouldBe(new DateOnly(2026, 7, 8));

        var again = Reported.Then(first).Then(new RectificationReported(Answers));
        var second = again.Then(RectificationDecisions.Return(again, Words, Calendar, Friday));

        (second.Level, second.Returns, second.Failures.Length).ShouldBe((2, 0, 2));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    public void it_goes_up_a_level_once_its_due_day_has_ended_in_shanghai(int secondsAfter, int level)
    {
        var now = Reports.DueEnd.AddSeconds(secondsAfter);
        var after = Ordered.Then(RectificationDecisions.Lapse(Ordered, Calendar, now));

        after.Level.ShouldBe(level);
        RectificationDecisions.Lapse(after, Calendar, now).Count.ShouldBe(0);
    }

    [Fact]
    public void no_deadline_runs_while_the_office_verifies() =>
        RectificationDecisions.Lapse(Reported, Calendar, Reports.DueEnd.AddYears(1)).ShouldBeEmpty();

    [Fact]
    public void only_what_was_reported_is_closed_and_closed_once()
    {
        Refused(() => RectificationDecisions.Close(Ordered, Words)).ShouldBe("rectification.not-reported");
        var closed = Reported.Then(RectificationDecisions.Close(Reported, Words));

        closed.Status.ShouldBe(RectificationStatus.Closed);
        RectificationDecisions.Close(closed, Words).ShouldBeEmpty();
        Refused(() => RectificationDecisions.Return(closed, Words, Calendar, Friday)).ShouldBe("rectification.not-reported");
    }

    [Fact]
    public void failures_are_counted_for_each_unit_and_year()
    {
        var returned = Reported.Then(new RectificationReturned(Words, Friday));

        RectificationDecisions.FailuresOf([returned, Ordered, returned], "320000-mzt", 2026).ShouldBe(2);
        RectificationDecisions.FailuresOf([returned], "320000-mzt", 2027).ShouldBe(0);
        RectificationDecisions.FailuresOf([returned], "320000-sjj", 2026).ShouldBe(0);
    }

    private static string Refused(Func<IReadOnlyList<object>> decide) => Should.Throw<RefusalException>(decide).Code;
}
