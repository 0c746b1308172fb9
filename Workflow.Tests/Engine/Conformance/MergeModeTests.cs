using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Xunit;
using static Workflow.Tests.Engine.Conformance.Chart;

namespace Workflow.Tests.Engine.Conformance;

/// <summary>When an activity with two connections to it begins, by mode, as read from Elsa's source.</summary>
public sealed class MergeModeTests
{
    [Theory]
    [InlineData(null, "c z")]
    [InlineData("None", "c z")]
    [InlineData("Stream", "c z")]
    [InlineData("Merge", "c z")]
    [InlineData("converge", "c z")]
    [InlineData("Cascade", "c z c z")]
    [InlineData("Race", "c z")]
    [InlineData("Nonsense", "c z")]
    public void two_branches_that_wait(string? merge, string lines)
    {
        var engine = Run(FlowchartMode.Token, Waiting(merge), "a", "b");

        string.Join(' ', engine.Lines).ShouldBe(lines);
        engine.Instance().SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        Run(FlowchartMode.Counter, Waiting(merge), "a", "b").Lines.ShouldBe(["c", "z"]);
    }

    [Theory]
    [InlineData("Stream", "", WorkflowSubStatus.Suspended)]
    [InlineData("Merge", "", WorkflowSubStatus.Suspended)]
    [InlineData("Converge", "", WorkflowSubStatus.Suspended)]
    [InlineData("Cascade", "c z", WorkflowSubStatus.Suspended)]
    [InlineData("Race", "c z", WorkflowSubStatus.Finished)]
    public void one_of_two_branches_that_wait(string merge, string lines, WorkflowSubStatus status)
    {
        var engine = Run(FlowchartMode.Token, Waiting(merge), "b");

        string.Join(' ', engine.Lines).ShouldBe(lines);
        engine.Instance().SubStatus.ShouldBe(status);
        engine.Instance().Bookmarks.Values.Select(bookmark => bookmark.Key)
            .ShouldBe(status == WorkflowSubStatus.Suspended ? ["a"] : []);
    }

    [Theory]
    [InlineData("Stream")]
    [InlineData("Merge")]
    [InlineData("Converge")]
    [InlineData("Cascade")]
    [InlineData("Race")]
    public void two_branches_that_do_not_wait_are_taken_by_one_run(string merge)
    {
        var engine = Run(FlowchartMode.Token, Of(
            "f", [Say("st"), Say("a"), Say("b"), Say("c", merge), Say("z")],
            "st -> a", "st -> b", "a -> c", "b -> c", "c -> z"));

        engine.Lines.ShouldBe(["st", "a", "b", "c", "z"]);
        engine.Instance().SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Theory]
    [InlineData("Stream", "a c z")]
    [InlineData("Merge", "a")]
    [InlineData("Converge", "a")]
    [InlineData("Cascade", "a c z")]
    [InlineData("Race", "a c z")]
    public void a_dead_branch(string merge, string lines)
    {
        var chart = Of(
            "f", [Say("a"), Ask("q", "false"), Say("b"), Say("c", merge), Say("z"), Split("fk", "x", "y")],
            "fk.x -> a", "fk.y -> q", "q.True -> b", "a -> c", "b -> c", "c -> z");
        chart["start"] = "fk";
        var engine = Run(FlowchartMode.Token, chart);

        string.Join(' ', engine.Lines).ShouldBe(lines);
        engine.Instance().SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        Run(FlowchartMode.Counter, (JsonObject)chart.DeepClone()).Lines.ShouldBe(["a", "c", "z"]);
    }

    [Fact]
    public void a_loser_of_a_race_that_is_still_on_its_way_does_not_run_the_target_again()
    {
        var engine = Run(FlowchartMode.Token, Of(
            "f", [Say("st"), Say("a"), Say("b"), Say("b2"), Say("c", "Race"), Say("z")],
            "st -> a", "st -> b", "a -> c", "b -> b2", "b2 -> c", "c -> z"));

        engine.Lines.ShouldBe(["st", "a", "b", "c", "b2", "z"]);
        engine.Instance().SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    /// <summary>Elsa's issue 7993: a block of an earlier round swallowed a later one.</summary>
    [Theory]
    [InlineData("Race")]
    [InlineData("Cascade")]
    public void a_race_in_a_loop_may_be_won_by_another_branch_in_the_next_round(string merge)
    {
        var engine = Run(FlowchartMode.Token, Of(
            "f",
            [Say("st"), Ask("side", "getVariable('n') == 0"), Say("a"), Say("b"), Say("j", merge), Count("inc"), Ask("retry", "getVariable('n') == 1"), Ask("again", "getVariable('n') == 2"), Say("z")],
            "st -> side", "side.True -> a", "side.False -> b", "a -> j", "b -> j", "j -> inc", "inc -> retry",
            "retry.True -> j", "retry.False -> again", "again.True -> side", "again.False -> z"));

        engine.Lines.ShouldBe(["st", "a", "j", "j", "b", "j", "z"]);
        engine.Instance().SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void merge_does_not_ask_connections_that_lead_back_and_converge_does()
    {
        Run(FlowchartMode.Token, Ring("Merge")).Lines.ShouldBe(["st", "m", "m", "m", "z"]);
        Run(FlowchartMode.Token, Ring("Stream")).Lines.ShouldBe(["st", "m", "m", "m", "z"]);
        Run(FlowchartMode.Counter, Ring("Merge")).Lines.ShouldBe(["st", "m", "m", "m", "z"]);
        var converging = Run(FlowchartMode.Token, Ring("Converge"));
        converging.Lines.ShouldBe(["st"]);
        converging.Instance().SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        static JsonObject Ring(string merge) => Of(
            "f", [Say("st"), Say("m", merge), Count("inc"), Ask("q", "getVariable('n') < 3"), Say("z")],
            "st -> m", "m -> inc", "inc -> q", "q.True -> m", "q.False -> z");
    }

    [Fact]
    public void several_outcomes_that_lead_to_one_activity_run_it_once_in_counter_mode_and_for_each_in_token_mode()
    {
        JsonObject Chart() => Of("f", [Split("fk", "x", "y"), Say("a"), Say("z")], "fk.x -> a", "fk.y -> a", "a -> z");

        Run(FlowchartMode.Counter, Chart()).Lines.ShouldBe(["a", "z"]);
        Run(FlowchartMode.Token, Chart()).Lines.ShouldBe(["a", "a", "z", "z"]);
    }

    [Fact]
    public void what_a_flowchart_remembers_does_not_grow_with_its_loops()
    {
        var engine = new MemoryEngineWithLoop().Engine;
        var sizes = new List<int>();
        for (var round = 0; round < 20; round++)
        {
            engine.Send(new RaiseEvent("a", null));
            sizes.Add(engine.Instance().Executions.Values.Single(one => one.NodeId.EndsWith(":f", StringComparison.Ordinal)).Bag!.Value.GetRawText().Length);
        }

        sizes.Distinct().Count().ShouldBe(1);
    }

    private static JsonObject Waiting(string? merge) => Of(
        "f", [Split("fk", "x", "y"), Wait("a"), Wait("b"), Say("c", merge), Say("z")],
        "fk.x -> a", "fk.y -> b", "a -> c", "b -> c", "c -> z");

    /// <summary>A branch that loops while the other one, which the join needs too, never comes.</summary>
    private sealed class MemoryEngineWithLoop
    {
        public Core.MemoryEngine Engine { get; } = Run(FlowchartMode.Token, Of(
            "f", [Split("fk", "x", "y"), Wait("a"), Wait("b"), Split("both", "x", "y"), Join("j", "WaitAll")],
            "fk.x -> a", "fk.y -> b", "a -> both", "both.x -> a", "both.y -> j", "b -> j"));
    }
}
