using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

public sealed class BurstTests
{
    private readonly MemoryEngine engine = new(ProbeActivity.Effect(), ProbeActivity.Command());

    [Fact]
    public void an_effects_key_is_made_of_instance_activity_and_visit()
    {
        engine.Define(Definition(
            Activity("While", "w", ("condition", Script("getVariable('n') < 2", "Boolean")), ("body", Sequence(
                "s",
                Set("inc", "n", Script("getVariable('n') + 1")),
                Activity("Ask", "q", ("request", Literal("?")))))),
            [Variable("n", "Int32", "0")]));

        engine.Start("d").Effects.Keys.ShouldBe(["i/q/1"]);
        engine.Send(new EffectAnswered("i/q/1", MemoryEngine.Json("1"))).Effects.Keys.ShouldBe(["i/q/2"]);
        engine.Send(new EffectAnswered("i/q/2", MemoryEngine.Json("2"))).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void commands_are_answered_while_other_branches_go_on()
    {
        engine.Answer = command => new CommandAnswered(command.Id, MemoryEngine.Json("""{"number":"001"}"""));
        engine.Define(Definition(
            Sequence("s", Parallel("p", Activity("Order", "o", ("result", Into("x"))), Line("l", "meanwhile")), Line("z", Script("variables.x.number"))),
            [Variable("x")]));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["meanwhile", "001"]);
    }

    [Fact]
    public void a_burst_with_commands_to_answer_is_still_executing()
    {
        engine.Define(Definition(Sequence("s", Activity("Order", "o"))));

        var state = engine.Start("d");

        state.SubStatus.ShouldBe(WorkflowSubStatus.Executing);
        state.Commands.Values.Single().Kind.ShouldBe("order");
    }

    [Fact]
    public void a_stimulus_that_finds_nothing_gives_no_facts()
    {
        engine.Define(Definition(Sequence("s", Event("e", "E"))));
        engine.Start("d");
        var before = engine.Facts["i"].Count;

        engine.Send(new ResumeBookmark("99-1", null));
        engine.Send(new RaiseEvent("F", null));
        engine.Send(new EffectAnswered("i/e/1", MemoryEngine.Json("1")));
        engine.Send(new CommandAnswered("i/1-1", MemoryEngine.Json("1")));
        engine.Send(new ChildFinished("i.1", "Finished", MemoryEngine.Json("{}")));
        engine.Send(new Begin());

        engine.Facts["i"].Count.ShouldBe(before);
    }

    [Fact]
    public void nothing_moves_an_ended_instance()
    {
        engine.Define(Definition(Sequence("s", Event("e", "E"))));
        engine.Start("d");
        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        var before = engine.Facts["i"].Count;

        engine.Send(new RaiseEvent("E", null));
        engine.Send(new Cancel("again"));

        engine.Facts["i"].Count.ShouldBe(before);
    }

    [Fact]
    public void cancelling_withdraws_everything_that_is_awaited()
    {
        engine.Define(Definition(Sequence("c", Event("ce", "CE")), id: "child"));
        engine.Define(Definition(Parallel(
            "p",
            Event("e", "E"),
            Activity("Ask", "q", ("request", Literal("?"))),
            Activity("DispatchWorkflow", "w", ("workflowDefinitionId", Literal("child")), ("waitForCompletion", Literal(true))))));
        engine.Start("d").Children.Keys.ShouldBe(["i.5-2"]);

        var state = engine.Send(new Cancel("申请人撤回"));

        state.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
        state.Executions.ShouldBeEmpty();
        state.Bookmarks.ShouldBeEmpty();
        state.Effects.ShouldBeEmpty();
        state.Children.ShouldBeEmpty();
        engine.Facts["i"].OfType<StatusChanged>().Last().Reason.ShouldBe("申请人撤回");
    }

    [Fact]
    public void a_waiting_parent_gets_its_childs_output()
    {
        engine.Define(Definition(
            Sequence("c", Event("ce", "CE"), Activity("SetOutput", "o", ("outputName", Literal("r")), ("outputValue", Script("getInput('n') * 10")))),
            outputs: [new System.Text.Json.Nodes.JsonObject { ["name"] = "r", ["type"] = "Object" }],
            id: "child"));
        engine.Define(Definition(
            Sequence(
                "s",
                Activity(
                    "ExecuteWorkflow",
                    "w",
                    ("workflowDefinitionId", Literal("child")),
                    ("input", Script("({ n: 4 })")),
                    ("waitForCompletion", Literal(true)),
                    ("result", Into("x"))),
                Line("z", Script("`${variables.x.SubStatus} ${variables.x.Output.r}`"))),
            [Variable("x")]));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        engine.Send(new RaiseEvent("CE", null), "i.3-2");

        engine.Lines.ShouldBe(["Finished 40"]);
        engine.Instances["i"].SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void the_state_does_not_grow_with_the_history()
    {
        engine.Define(Definition(Activity(
            "While",
            "w",
            ("condition", Literal(true, "Boolean")),
            ("body", Sequence("s", Event("e", "E"), Line("l", "round"))))));
        engine.Start("d");
        var early = Size(engine.Send(new RaiseEvent("E", null)));

        for (var round = 0; round < 50; round++)
        {
            engine.Send(new RaiseEvent("E", null));
        }

        Size(engine.Instances["i"]).ShouldBeLessThan(early + 100);
    }

    [Fact]
    public void a_delay_resumes_when_its_time_has_come()
    {
        engine.Define(Definition(Sequence("s", Activity("Delay", "d1", ("timeSpan", Literal("P1D", "TimeSpan"))), Line("z", "next day"))));
        engine.Start("d").Bookmarks.Values.Single().DueAt.ShouldBe(engine.Now.AddDays(1));

        engine.Pass(TimeSpan.FromHours(23));
        engine.Lines.ShouldBeEmpty();
        engine.Pass(TimeSpan.FromHours(1));

        engine.Lines.ShouldBe(["next day"]);
    }

    [Fact]
    public void parallel_loops_keep_their_items_apart()
    {
        engine.Define(Definition(Activity(
            "ParallelForEach",
            "p",
            ("items", Script("['a','b','c']")),
            ("body", Sequence("s", Event("e", "E"), Line("l", Script("`${getVariable('CurrentIndex')}${variables.CurrentValue}`")))))));

        engine.Start("d").Bookmarks.Count.ShouldBe(3);
        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["0a", "1b", "2c"]);
    }

    private static int Size(InstanceState state) =>
        System.Text.Json.JsonSerializer.Serialize(state, Workflow.Engine.Storage.EngineJson.Options).Length;
}
