using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Migration;
using Workflow.Engine.Repair;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Migration;

public sealed class MigrationTests
{
    private readonly MemoryEngine engine = new(ProbeActivity.Effect());

    [Fact]
    public void what_waits_goes_on_in_the_new_version_and_finished_steps_are_not_run_again()
    {
        engine.Define(Definition(Sequence("s", Line("a", "a"), Event("e", "E"), Line("b", "old"))));
        engine.Start("d");
        engine.Define(Definition(Sequence("s", Line("new", "before"), Line("a", "a"), Event("e", "E"), Line("x", "x"), Line("b", "new"))));

        var state = Migrate();

        state.DefinitionVersion.ShouldBe(2);
        state.DefinitionVersionId.ShouldBe("d-v2");
        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["a", "x", "new"]);
    }

    [Fact]
    public void an_activity_with_another_id_is_mapped_as_the_operator_says()
    {
        engine.Define(Definition(Flowchart("f", [Event("e", "E"), Line("b", "b")], ("e", "Done", "b"))));
        engine.Start("d");
        engine.Define(Definition(Flowchart("f", [Event("wait", "E"), Line("c", "c")], ("wait", "Done", "c"))));

        Should.Throw<RepairRefusedException>(() => Migrate()).Message.ShouldContain("“e”在新版本中不存在");
        var state = Migrate(("e", "wait"));

        state.Bookmarks.Values.Single().NodeId.ShouldBe("Workflow1:f:wait");
        state.Visits["Workflow1:f:wait"].ShouldBe(1);
        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["c"]);
    }

    [Fact]
    public void a_new_branch_behind_a_finished_step_does_not_keep_the_join_waiting()
    {
        engine.Define(Definition(Flowchart(
            "f", [Line("a", "a"), Event("b", "B"), Line("j", "joined")], ("a", "Done", "b"), ("b", "Done", "j"))));
        engine.Start("d");
        engine.Define(Definition(Flowchart(
            "f",
            [Line("a", "a"), Event("b", "B"), Line("n", "n"), Line("j", "joined")],
            ("a", "Done", "b"),
            ("a", "Done", "n"),
            ("n", "Done", "j"),
            ("b", "Done", "j"))));

        Migrate();

        engine.Send(new RaiseEvent("B", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["a", "joined"]);
    }

    [Fact]
    public void a_join_begins_at_once_when_the_branch_it_waited_for_is_gone()
    {
        engine.Define(Definition(TwoBranches()));
        engine.Start("d");
        engine.Send(new RaiseEvent("A", null));
        engine.Define(Definition(Flowchart(
            "f", [Fork(), Event("a", "A"), Line("j", "joined")], ("k", "L", "a"), ("a", "Done", "j"))));

        Should.Throw<RepairRefusedException>(() => Migrate());
        Migrate(("b", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["joined"]);
    }

    [Fact]
    public void tokens_stay_where_they_are_in_token_mode()
    {
        engine.Define(Definition(TokenMode(TwoBranches())));
        engine.Start("d");
        engine.Send(new RaiseEvent("A", null));
        engine.Define(Definition(TokenMode(Flowchart(
            "f",
            [Fork(), Event("a", "A"), Event("b", "B"), Line("n", "n"), Line("j", "joined"), Line("after", "after")],
            ("k", "L", "a"),
            ("k", "R", "b"),
            ("k", "New", "n"),
            ("a", "Done", "j"),
            ("b", "Done", "j"),
            ("n", "Done", "j"),
            ("j", "Done", "after")))));

        Migrate();

        engine.Lines.ShouldBeEmpty();
        engine.Send(new RaiseEvent("B", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["joined", "after"]);
    }

    [Fact]
    public void a_step_that_has_begun_cannot_be_told_to_wait_for_another()
    {
        engine.Define(Definition(TwoBranches()));
        engine.Start("d");
        engine.Define(Definition(Flowchart(
            "f",
            [Fork(), Event("a", "A"), Event("b", "B"), Line("j", "joined")],
            ("k", "L", "a"),
            ("k", "R", "b"),
            ("a", "Done", "b"),
            ("b", "Done", "j"))));

        Should.Throw<RepairRefusedException>(() => Migrate()).Message.ShouldContain("已经开始");
    }

    [Fact]
    public void a_loop_goes_round_in_the_new_version()
    {
        JsonObject Loop(string line) => Flowchart(
            "f",
            [Event("e", "E"), Line("l", line), Activity("FlowDecision", "q", ("condition", Script("variables.X", "Boolean"))), Line("end", "end")],
            ("e", "Done", "l"),
            ("l", "Done", "q"),
            ("q", "False", "e"),
            ("q", "True", "end"));
        engine.Define(Definition(Loop("old"), [Variable("X", "Boolean", false)]));
        engine.Start("d");
        engine.Send(new RaiseEvent("E", null));
        engine.Define(Definition(Loop("new"), [Variable("X", "Boolean", false)]));

        Migrate();
        engine.Send(new RaiseEvent("E", null));
        engine.Send(new RepairInstance([new ChangeVariable("X", JsonElement.Parse("true"))], "结束循环"));

        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["old", "new", "new", "end"]);
    }

    [Fact]
    public void variables_keep_their_values_by_id_or_name_and_new_ones_get_their_defaults()
    {
        engine.Define(Definition(Sequence("s", Set("x", "A", Literal(7)), Event("e", "E")), [Variable("A"), Variable("Gone", value: 1)]));
        engine.Start("d");
        var renamed = Variable("A");
        renamed["id"] = "other-id";
        engine.Define(Definition(
            Sequence("s", Event("e", "E"), Line("l", Script("variables.A + ' ' + variables.B"))), [renamed, Variable("B", "String", "default")]));

        Migrate();

        engine.Send(new RaiseEvent("E", null));
        engine.Lines.ShouldBe(["7 default"]);
    }

    [Fact]
    public void a_faulted_instance_is_reopened_and_its_activity_can_be_retried_as_the_new_version_has_it()
    {
        engine.Define(Definition(Parallel("p", Line("l", Script("nothing.here")), Event("e", "E"))));
        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        engine.Define(Definition(Parallel("p", Line("l", "fixed"), Event("e", "E"))));

        var state = Migrate();
        state.Status.ShouldBe(WorkflowStatus.Running);
        state.Bookmarks.Count.ShouldBe(1);
        engine.Send(new RepairInstance([new RetryIncident()], "新版本已修复"));

        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["fixed"]);
    }

    [Fact]
    public void an_effect_under_way_is_answered_in_the_new_version()
    {
        engine.Define(Definition(Sequence("s", Activity("Ask", "q"), Line("l", "old"))));
        var key = engine.Start("d").Effects.Keys.Single();
        engine.Define(Definition(Sequence("s", Activity("Ask", "q2"), Line("l", "new"), Activity("Ask", "q"))));

        Migrate(("q", "q2"));
        var next = engine.Send(new EffectAnswered(key, JsonElement.Parse("1"))).Effects.Keys.Single();

        next.ShouldNotBe(key);
        engine.Lines.ShouldBe(["new"]);
    }

    private InstanceState Migrate(params (string From, string? To)[] mapping) => engine.Send(new MigrateInstance(
        "d-v2", mapping.ToImmutableDictionary(pair => pair.From, pair => pair.To), "流程已更新"));

    private static JsonObject Fork() => Activity("FlowFork", "k", ("branches", Literal(new JsonArray("L", "R"))));

    private static JsonObject TwoBranches() => Flowchart(
        "f",
        [Fork(), Event("a", "A"), Event("b", "B"), Line("j", "joined")],
        ("k", "L", "a"),
        ("k", "R", "b"),
        ("a", "Done", "j"),
        ("b", "Done", "j"));

    private static JsonObject TokenMode(JsonObject flowchart)
    {
        flowchart["customProperties"] = new JsonObject { ["flowchartExecutionMode"] = "Token" };
        foreach (var activity in flowchart["activities"]!.AsArray().Where(activity => (string)activity!["id"]! == "j"))
        {
            activity!["customProperties"] = new JsonObject { ["mergeMode"] = "Merge" };
        }

        return flowchart;
    }
}
