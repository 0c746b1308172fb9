using Shouldly;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Calendars;
using Workflow.Tests.Calendars;
using Xunit;

namespace Workflow.Tests.Assignments;

/// <summary>Lights with their reasons, by the limits of the shipped table; today is Monday, 23 November 2026.</summary>
public sealed class AssignmentLightTests
{
    private static readonly WorkingCalendar Calendar = ChinaCalendar.Load();
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly DateOnly Far = new(2026, 12, 31);

    private static readonly Dictionary<string, LightLimit> Limits = new()
    {
        [LightAspect.Signature] = new(2, 3),
        [LightAspect.Planning] = new(5, 10),
        [LightAspect.Milestone] = new(-3, 1),
        [LightAspect.Feedback] = new(15, 20),
        [LightAspect.Deadline] = new(-10, 1),
    };

    [Theory]
    [InlineData("2026-11-20", Light.Green, "按计划推进")]
    [InlineData("2026-11-19", Light.Yellow, "交办 2 个工作日未签收")]
    [InlineData("2026-11-18", Light.Red, "交办 3 个工作日未签收")]
    public void who_does_not_sign_is_reminded_and_then_late(string assigned, string light, string reason) =>
        Of(LightClocks.None with { Signature = Day(assigned) }).ShouldBe(new AssignmentLight(light, reason));

    [Theory]
    [InlineData("2026-11-17", Light.Green, "按计划推进")]
    [InlineData("2026-11-16", Light.Yellow, "签收 5 个工作日未填报节点")]
    [InlineData("2026-11-09", Light.Red, "签收 10 个工作日未填报节点")]
    public void who_files_no_milestones_is_reminded_and_then_late(string since, string light, string reason) =>
        Of(LightClocks.None with { Planning = Day(since) }).ShouldBe(new AssignmentLight(light, reason));

    [Theory]
    [InlineData("2026-11-27", Light.Green, "按计划推进")]
    [InlineData("2026-11-26", Light.Yellow, "节点“初核”还有 3 个工作日到期")]
    [InlineData("2026-11-23", Light.Yellow, "节点“初核”今天到期")]
    [InlineData("2026-11-21", Light.Red, "节点“初核”已过期 1 个工作日")]
    [InlineData("2026-11-20", Light.Red, "节点“初核”已过期 1 个工作日")]
    public void a_milestone_warns_before_its_day_and_is_late_after_it(string on, string light, string reason) =>
        Of(LightClocks.None with { Milestone = Day(on) }).ShouldBe(new AssignmentLight(light, reason));

    [Theory]
    [InlineData("2026-11-02", Light.Yellow, "15 个工作日未反馈")]
    [InlineData("2026-10-26", Light.Red, "20 个工作日未反馈")]
    public void long_silence_counts_as_late(string last, string light, string reason) =>
        Of(LightClocks.None with { Feedback = Day(last) }).ShouldBe(new AssignmentLight(light, reason));

    [Theory]
    [InlineData("2026-12-08", Light.Green, "按计划推进")]
    [InlineData("2026-12-07", Light.Yellow, "办结时限还有 10 个工作日到期")]
    [InlineData("2026-11-20", Light.Red, "办结时限已过期 1 个工作日")]
    public void the_deadline_warns_before_its_day_and_is_late_after_it(string due, string light, string reason) =>
        Of(LightClocks.None with { Deadline = Day(due) }).ShouldBe(new AssignmentLight(light, reason));

    [Fact]
    public void the_worst_aspect_gives_the_light_and_among_equals_the_weightiest() =>
        Of(LightClocks.None with { Deadline = Day("2026-12-07"), Signature = Day("2026-11-18"), Milestone = Day("2026-11-20") })
            .ShouldBe(new AssignmentLight(Light.Red, "节点“初核”已过期 1 个工作日"));

    [Theory]
    [InlineData("2026-11-20", false, Light.Green, "已按期报请销号，待审核")]
    [InlineData("2026-11-20", true, Light.Green, "按期销号")]
    [InlineData("2026-11-24", false, Light.Red, "逾期 2 个工作日报请销号，待审核")]
    [InlineData("2026-11-24", true, Light.Red, "逾期 2 个工作日报请销号")]
    public void what_was_submitted_is_measured_by_the_day_it_was_submitted(string submitted, bool isClosed, string light, string reason) =>
        AssignmentLight.Of(
            new LightFacts(LightClocks.None, null, new DateOnly(2026, 11, 20), DateOnly.ParseExact(submitted, "yyyy-MM-dd", null), isClosed),
            LightCutoffs.Of(Limits, Today, Calendar))
            .ShouldBe(new AssignmentLight(light, reason));

    private static AssignmentLight Of(LightClocks clocks) =>
        AssignmentLight.Of(new LightFacts(clocks, "初核", Far, null, false), LightCutoffs.Of(Limits, Today, Calendar));

    private static int Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null).DayNumber;
}
