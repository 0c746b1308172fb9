using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Rectification;
using Workflow.Activities.Rectification.Opening;
using Workflow.Activities.Rectification.Viewing;
using Workflow.Activities.Rectification.Workflows;
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
        "r", "苏数整〔2026〕1号", "苏数责改〔2026〕1号", new NoticeMatter("measure", "m", "核定目录"), "320000-mzt", null, ["核定目录", "公开目录"],
        new RectificationTerms(5, 10, 3, 2, 2), Reports.DueOn, "i"));

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
    public void at_the_highest_level_each_due_day_fails_once_and_nothing_goes_up()
    {
        var late = Reports.DueEnd.AddSeconds(1);
        var highest = Ordered.Then(RectificationDecisions.Lapse(Ordered, Calendar, late));
        var again = Reports.DueEnd.AddDays(30);

        var lapsed = RectificationDecisions.Lapse(highest, Calendar, again);
        lapsed.ShouldHaveSingleItem().ShouldBeOfType<RectificationLapsed>();
        RectificationDecisions.Lapse(highest.Then(lapsed), Calendar, again.AddDays(30)).ShouldBeEmpty();
        (highest.Level, highest.Then(lapsed).Level, highest.Then(lapsed).Failures.Length).ShouldBe((2, 2, 2));

        var reported = highest.Then(new RectificationPlanned(Words, Friday), new RectificationReported(Answers), new RectificationReturned(Words, Friday), new RectificationReported(Answers));
        RectificationDecisions.Return(reported, Words, Calendar, Friday).ShouldHaveSingleItem().ShouldBeOfType<RectificationReturned>();
    }

    [Fact]
    public void that_a_workflow_waits_makes_nobody_look_again()
    {
        var seen = Ordered with { Version = 7 };

        seen.Then(new RectificationAwaited(RectificationWait.Plan, 1, "i", "b")).Version.ShouldBe(7);
    }

    [Fact]
    public void nothing_follows_what_was_withdrawn()
    {
        var withdrawn = Ordered.Then(RectificationDecisions.Withdraw(Ordered, Words));

        withdrawn.Status.ShouldBe(RectificationStatus.Withdrawn);
        Refused(() => RectificationDecisions.Plan(withdrawn, Words, Calendar, Friday)).ShouldBe("rectification.ended");
        Refused(() => RectificationDecisions.Withdraw(withdrawn, Words)).ShouldBe("rectification.ended");
        RectificationDecisions.Lapse(withdrawn, Calendar, Reports.DueEnd.AddYears(1)).ShouldBeEmpty();
    }

    [Fact]
    public void failures_are_counted_for_each_unit_and_year()
    {
        var returned = RectificationRow.Of(Ordered.Order!, Reported.Then(new RectificationReturned(Words, Friday)));
        var calm = RectificationRow.Of(Ordered.Order!, Ordered) with { Unit = "320000-sjj" };

        CountFailuresHandler.Of([returned, calm, returned], 2026, code => code)
            .ShouldHaveSingleItem().ShouldBe(new UnitFailures("320000-mzt", "320000-mzt", 2, 2));
        CountFailuresHandler.Of([returned], 2027, code => code).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-06-20", 1, "green 整改方案还有 7 个工作日到期")]
    [InlineData("2026-06-29", 1, "yellow 整改方案还有 1 个工作日到期")]
    [InlineData("2026-06-30", 1, "yellow 整改方案今天到期")]
    [InlineData("2026-06-29", 2, "red 已提级至第 2 级，整改方案还有 1 个工作日到期")]
    [InlineData("2026-07-02", 1, "red 整改方案已逾期 2 个工作日")]
    public void the_light_tells_its_reason(string today, int level, string light)
    {
        var row = RectificationRow.Of(Ordered.Order!, Ordered with { Level = level });

        var seen = RectificationLight.Of(row, Calendar, DateOnly.ParseExact(today, "yyyy-MM-dd", null));
        $"{seen.Light} {seen.Reason}".ShouldBe(light);
    }

    [Theory]
    [InlineData(0, RectificationTimer.Remind)]
    [InlineData(1, RectificationTimer.Overdue)]
    public void a_reminder_that_comes_after_the_due_day_is_left_out_rather_than_repeated_without_end(int secondsAfter, string port) =>
        RectificationTimer.Of(Ordered, Calendar, 1, Reports.DueEnd.AddSeconds(secondsAfter))!.Port.ShouldBe(port);

    [Theory]
    [InlineData("完成目录核定并报送清单。", "完成目录核定并报送清单")]
    [InlineData("核定目录；公开目录。\n报送清单", "核定目录|公开目录|报送清单")]
    public void a_requirement_is_taken_apart_point_by_point(string requirement, string points) =>
        string.Join('|', RequirementList.Of(requirement)).ShouldBe(points);

    private static string Refused(Func<IReadOnlyList<object>> decide) => Should.Throw<RefusalException>(decide).Code;
}
