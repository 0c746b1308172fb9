using Shouldly;
using Workflow.Engine.Instances;
using Workflow.Engine.Time;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Activities;

/// <summary>The clock of <see cref="MemoryEngine"/> begins on a Monday, 2026-03-02 01:00 UTC.</summary>
public sealed class SchedulingTests
{
    private readonly MemoryEngine engine = new();

    [Theory]
    [InlineData("Delay", "timeSpan", "00:30:00", "2026-03-02T01:30:00Z")]
    [InlineData("Delay", "timeSpan", "P1D", "2026-03-03T01:00:00Z")]
    [InlineData("Timer", "interval", "00:00:30", "2026-03-02T01:00:30Z")]
    [InlineData("StartAt", "dateTime", "2026-03-02T10:00:00+08:00", "2026-03-02T02:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 30 1 * * *", "2026-03-02T01:30:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 * * MON-FRI", "2026-03-02T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 0 * * SUN", "2026-03-08T00:00:00Z")]
    public void a_moment_is_waited_for_and_then_the_workflow_goes_on(string type, string input, string value, string due)
    {
        engine.Define(Definition(Sequence("s", Activity(type, "t", (input, Literal(value))), Line("z", "end"))));
        var moment = DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture);

        var bookmark = engine.Start("d").Bookmarks.Values.Single();
        bookmark.Kind.ShouldBe(type);
        bookmark.DueAt.ShouldBe(moment);
        var payload = bookmark.Payload!.Value;
        payload.GetProperty(type is "StartAt" or "Cron" ? "ExecuteAt" : "ResumeAt").GetDateTimeOffset().ShouldBe(moment);

        engine.Pass(moment - engine.Now - TimeSpan.FromSeconds(1));
        engine.Lines.ShouldBeEmpty();
        engine.Pass(TimeSpan.FromSeconds(1));
        engine.Lines.ShouldBe(["end"]);
    }

    [Theory]
    [InlineData("StartAt", "dateTime", "2026-03-02T01:00:00Z")]
    [InlineData("StartAt", "dateTime", "2020-01-01T00:00:00Z")]
    public void a_moment_that_is_past_is_not_waited_for(string type, string input, string value)
    {
        engine.Define(Definition(Sequence("s", Activity(type, "t", (input, Literal(value))), Line("z", "end"))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["end"]);
    }

    [Theory]
    [InlineData("Cron", "cronExpression", "every day", "Cron")]
    [InlineData("Cron", "cronExpression", "0 0 0 30 2 *", "不会再有")]
    [InlineData("StartAt", "dateTime", null, "没有写明")]
    [InlineData("StartAt", "dateTime", "明天", "DateTimeOffset")]
    [InlineData("Delay", "timeSpan", "soon", "TimeSpan")]
    public void a_moment_that_cannot_be_read_is_a_fault(string type, string input, string? value, string reason)
    {
        engine.Define(Definition(Sequence("s", Activity(type, "t", (input, Literal(value))))));

        engine.Start("d").Incidents.Single().Message.ShouldContain(reason);
    }

    [Fact]
    public void a_calendar_rule_without_seconds_is_understood_too() =>
        CronRule.Next("30 1 * * *", engine.Now).ShouldBe(engine.Now.AddMinutes(30));

    [Theory]
    [InlineData("StartAt", "dateTime", "2030-01-01T00:00:00Z")]
    [InlineData("Timer", "interval", "01:00:00")]
    [InlineData("Cron", "cronExpression", "0 0 0 * * *")]
    public void the_trigger_that_started_the_workflow_waits_for_nothing(string type, string input, string value)
    {
        engine.Define(Definition(Sequence("s", Activity(type, "t", (input, Literal(value))), Line("z", "end"))));

        engine.Start("d", trigger: "t").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["end"]);
    }
}
