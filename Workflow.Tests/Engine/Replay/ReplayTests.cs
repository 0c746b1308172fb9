using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Repair;
using Workflow.Engine.Replay;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Replay;

public sealed class ReplayTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly MemoryEngine engine = new(ProbeActivity.Effect(), ProbeActivity.Command());
    private readonly List<RecordedBurst> bursts = [];
    private InstanceState state = InstanceState.Initial;
    private WorkflowAccepted accepted = null!;
    private WorkflowGraph graph = null!;

    [Fact]
    public void the_same_version_goes_the_same_way()
    {
        Record(Mixed(Line("end", "end")));

        var report = Replay(graph);

        report.Differs.ShouldBeFalse(JsonSerializer.Serialize(report));
        report.Remarks.ShouldBeEmpty();
        report.Replayed.ShouldBe("Finished");
    }

    [Fact]
    public void where_the_way_parts_is_told()
    {
        Record(Mixed(Line("end", "end")));

        var report = Replay(engine.Define(Definition(Mixed(Line("other", "other")), [Variable("X")])));

        report.PathDiffers.ShouldBeTrue();
        report.OutcomeDiffers.ShouldBeFalse();
        report.DivergedAt!.Recorded!.ActivityId.ShouldBe("end");
        report.DivergedAt!.Replayed!.ActivityId.ShouldBe("other");
    }

    [Fact]
    public void answers_that_come_in_another_order_than_they_are_asked_for_are_used_all_the_same()
    {
        Record(Mixed(Line("end", "end")));

        var swapped = Sequence(
            "s",
            Event("e", "E"),
            Activity("Ask", "q", ("result", Into("X"))),
            Activity("Order", "o"),
            Activity("Delay", "d", ("timeSpan", Literal("01:00:00", "TimeSpan"))),
            Line("end", "end"));
        var report = Replay(engine.Define(Definition(swapped, [Variable("X")])));

        report.PathDiffers.ShouldBeTrue();
        report.OutcomeDiffers.ShouldBeFalse();
        report.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void a_longer_delay_makes_it_end_later_and_nothing_else()
    {
        Record(Mixed(Line("end", "end")));

        var report = Replay(engine.Define(Definition(Mixed(Line("end", "end"), "03:00:00"), [Variable("X")])));

        report.PathDiffers.ShouldBeFalse();
        report.OutcomeDiffers.ShouldBeFalse();
        report.TimingDiffers.ShouldBeTrue();
        report.ShiftSeconds.ShouldBe(7200);
    }

    [Fact]
    public void a_step_that_was_retried_later_is_no_difference_in_time()
    {
        BeginWith(Sequence("s", Line("a", Script("variables.X.y")), Line("b", "b")));
        var incident = state.Incidents.Single().Id;
        Burst(new RepairInstance([new ChangeVariable("X", MemoryEngine.Json("""{"y":1}""")), new RetryIncident(incident)], "补上"), 90);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        var report = Replay(graph);

        report.Differs.ShouldBeFalse(JsonSerializer.Serialize(report));
    }

    [Fact]
    public void what_the_history_cannot_answer_is_told_and_the_instance_would_wait()
    {
        Record(Mixed(Line("end", "end")));

        var report = Replay(engine.Define(Definition(Mixed(Activity("Ask", "more")), [Variable("X")])));

        report.OutcomeDiffers.ShouldBeTrue();
        report.Recorded.ShouldBe("Finished");
        report.Replayed.ShouldBe("Suspended");
    }

    [Fact]
    public void what_nobody_asks_for_any_more_is_told()
    {
        Record(Mixed(Line("end", "end")));

        var report = Replay(engine.Define(Definition(Sequence("s", Line("end", "end")), [Variable("X")])));

        report.Remarks.ShouldContain(remark => remark.Contains("无人等待"));
    }

    [Fact]
    public void a_version_that_runs_on_timers_without_end_is_given_up_once_and_not_once_for_each_recorded_step()
    {
        Record(Mixed(Line("end", "end")));
        bursts.AddRange(Enumerable.Range(1, 50).Select(day => bursts[^1] with { At = Start.AddDays(day) }).ToList());
        var ticking = engine.Define(Definition(
            Parallel("p", Mixed(Line("end", "end")), Activity(
                "While",
                "w",
                ("condition", Literal(true, "Boolean")),
                ("body", Activity("Delay", "tick", ("timeSpan", Literal("00:00:01", "TimeSpan")))))),
            [Variable("X")]));
        var counted = new CountedRunner(engine.Runner);

        var report = new Replayer(counted, ticking, KeyRing.Empty, "320100", FlowchartMode.Counter)
            .Run(new Recording(accepted, Start, [.. bursts]));

        report.Remarks.Where(remark => remark.Contains("没有结束")).ShouldHaveSingleItem();
        counted.Bursts.ShouldBeLessThan(1_200);
    }

    private sealed class CountedRunner(IBurstRunner runner) : IBurstRunner
    {
        public int Bursts { get; private set; }

        public BurstResult Run(WorkflowGraph graph, InstanceState state, Stimulus stimulus, BurstContext context)
        {
            Bursts++;
            return runner.Run(graph, state, stimulus, context);
        }
    }

    private static JsonObject Mixed(JsonObject end, string delay = "01:00:00") => Sequence(
        "s",
        Activity("Order", "o"),
        Activity("Ask", "q", ("result", Into("X"))),
        Event("e", "E"),
        Activity("Delay", "d", ("timeSpan", Literal(delay, "TimeSpan"))),
        end);

    /// <summary>Runs the workflow and keeps its history as it would be stored.</summary>
    private void Record(JsonObject root)
    {
        BeginWith(root);
        Burst(new EffectAnswered(state.Effects.Keys.Single(), MemoryEngine.Json("5")), 10);
        Burst(new RaiseEvent("E", null), 60);
        Burst(new ResumeBookmark(state.Bookmarks.Keys.Single(), null), 60 + 3600);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    private void BeginWith(JsonObject root)
    {
        graph = engine.Define(Definition(root, [Variable("X")]));
        accepted = new WorkflowAccepted("i", "d", graph.VersionId, graph.Version, MemoryEngine.Json("{}"), null, null, null, null, false);
        state = InstanceState.Initial.Apply(accepted, new Workflow.Engine.Streams.EventFacts(1, Start, Workflow.Engine.Streams.Actor.Engine("320100")));
        Burst(new Begin(), 0);
    }

    private void Burst(Stimulus stimulus, int second)
    {
        var (at, seed) = (Start.AddSeconds(second), (ulong)second);
        var facts = new List<Fact>();
        for (Stimulus? next = stimulus; next is not null; next = state.Commands.Values
            .Select(command => new CommandAnswered(command.Id, MemoryEngine.Json("\"done\""))).FirstOrDefault())
        {
            var result = engine.Runner.Run(graph, state, next, new BurstContext(at, seed++, KeyRing.Empty, "320100"));
            state = result.State;
            facts.AddRange(result.Facts);
        }

        bursts.Add(new RecordedBurst(at, (ulong)second, new WorkflowAdvanced(stimulus, [.. facts])));
    }

    private ReplayReport Replay(WorkflowGraph version) =>
        new Replayer(engine.Runner, version, KeyRing.Empty, "320100", FlowchartMode.Counter)
            .Run(new Recording(accepted, Start, [.. bursts]));
}
