using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

/// <summary>States and transitions behave as Elsa 3.8's StateMachine says they do.</summary>
public sealed class StateMachineTests
{
    private readonly MemoryEngine engine = new(ProbeActivity.Effect());

    [Fact]
    public void entry_trigger_exit_action_and_the_next_entry_follow_one_another()
    {
        Define("draft", [State("draft", "in draft", "out of draft"), State("done", "in done")],
            [Transition("draft", "done", trigger: Event("e", "Send"), action: Line("act", "sent"))]);

        engine.Start("d").Bookmarks.Values.Single().Key.ShouldBe("Send");
        engine.Lines.ShouldBe(["in draft"]);

        engine.Send(new RaiseEvent("Send", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["in draft", "out of draft", "sent", "in done", "end"]);
    }

    [Fact]
    public void the_first_trigger_ends_the_others()
    {
        Define("open", [State("open"), State("yes", "accepted"), State("no", "refused")],
        [
            Transition("open", "yes", trigger: Sequence("ts", Event("e1", "Accept"), Line("l", "heard"))),
            Transition("open", "no", trigger: Event("e2", "Refuse")),
        ]);
        engine.Start("d").Bookmarks.Count.ShouldBe(2);

        var state = engine.Send(new RaiseEvent("Accept", null));

        engine.Lines.ShouldBe(["heard", "accepted", "end"]);
        state.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Facts["i"].OfType<ActivityCancelled>().Count().ShouldBe(1);
    }

    [Fact]
    public void a_trigger_that_completes_at_once_ends_those_that_have_not_begun()
    {
        Define("open", [State("open"), State("yes", "accepted"), State("no", "refused")],
        [
            Transition("open", "yes", trigger: Line("t1", "at once")),
            Transition("open", "no", trigger: Line("t2", "too late")),
        ]);

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["at once", "accepted", "end"]);
    }

    [Fact]
    public void a_trigger_whose_condition_does_not_hold_waits_again()
    {
        Define("open", [State("open"), State("done", "done")],
            [Transition("open", "done", trigger: Sequence("ts", Event("e", "E"), Set("s", "n", Script("getVariable('n') + 1"))), condition: "getVariable('n') > 1")]);
        engine.Start("d");

        engine.Send(new RaiseEvent("E", null)).Bookmarks.Count.ShouldBe(1);
        engine.Lines.ShouldBeEmpty();
        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["done", "end"]);
    }

    [Fact]
    public void a_transition_without_trigger_is_taken_when_its_condition_holds_the_first_drawn_first()
    {
        Define("a", [State("a", "A"), State("b", "B"), State("c", "C")],
        [
            Transition("a", "c", condition: "false"),
            Transition("a", "b", condition: "true"),
            Transition("a", "c"),
        ]);

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["A", "B", "end"]);
    }

    [Fact]
    public void a_state_may_be_entered_again_and_again()
    {
        Define("open", [State("open", "asked"), State("done")],
        [
            Transition("open", "open", trigger: Event("again", "Again")),
            Transition("open", "done", trigger: Event("ok", "Ok")),
        ]);
        engine.Start("d");
        for (var i = 0; i < 3; i++)
        {
            engine.Send(new RaiseEvent("Again", null)).Bookmarks.Count.ShouldBe(2);
        }

        engine.Send(new RaiseEvent("Ok", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["asked", "asked", "asked", "asked", "end"]);
    }

    [Fact]
    public void a_machine_without_a_known_first_state_is_over_at_once()
    {
        Define("nowhere", [State("a", "A")], []);

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["end"]);
    }

    [Fact]
    public void the_current_state_of_the_definition_comes_before_its_initial_one()
    {
        var machine = Machine("a", [State("a", "A"), State("b", "B")], []);
        machine["currentState"] = "b";
        engine.Define(Definition(Sequence("s", machine)));

        engine.Start("d");
        engine.Lines.ShouldBe(["B"]);
    }

    [Fact]
    public void a_state_that_can_never_be_left_says_so()
    {
        Define("a", [State("a"), State("b")], [Transition("a", "b", condition: "false")]);

        engine.Start("d").Incidents.Single().Message.ShouldContain("没有可以走的转换");
    }

    [Fact]
    public void a_ring_of_transitions_without_triggers_says_so()
    {
        Define("a", [State("a"), State("b")], [Transition("a", "b"), Transition("b", "a")]);

        engine.Start("d").Incidents.Single().Message.ShouldContain("死循环");
    }

    [Fact]
    public void a_fault_in_an_exit_faults_the_workflow()
    {
        var broken = State("a");
        broken["exit"] = Line("x", Script("nothing.at.all"));
        Define("a", [broken, State("b", "B")], [Transition("a", "b", trigger: Event("e", "E"))]);
        engine.Start("d");

        var state = engine.Send(new RaiseEvent("E", null));

        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        state.Incidents.Single().NodeId.ShouldBe("Workflow1:s:m:x");
    }

    [Fact]
    public void wrong_names_and_conditions_are_found_at_publish()
    {
        var problems = engine.Parser.Parse(Definition(Sequence("s", Machine(
            "nowhere",
            [State("a"), State("a")],
            [Transition("a", "b", condition: "1 +")])))).Problems;

        problems.ShouldAllBe(problem => problem.ActivityId == "m");
        problems.Length.ShouldBe(4);
        problems.Select(problem => problem.Message).ShouldContain(message => message.Contains("nowhere"));
        problems.Select(problem => problem.Message).ShouldContain(message => message.Contains("条件"));
    }

    private void Define(string initial, JsonObject[] states, JsonObject[] transitions) => engine.Define(Definition(
        Sequence("s", Machine(initial, states, transitions), Line("z", "end")),
        [Variable("n", "Int32", "0")]));

    private static JsonObject Machine(string initial, JsonObject[] states, JsonObject[] transitions) => Activity(
        "StateMachine",
        "m",
        ("initialState", initial),
        ("states", new JsonArray(states)),
        ("transitions", new JsonArray(transitions)));

    private static JsonObject State(string name, string? entry = null, string? exit = null) => new()
    {
        ["name"] = name,
        ["entry"] = entry is null ? null : Line($"{name}-entry", entry),
        ["exit"] = exit is null ? null : Line($"{name}-exit", exit),
    };

    private static JsonObject Transition(
        string from,
        string to,
        JsonObject? trigger = null,
        JsonObject? action = null,
        string? condition = null) => new()
        {
            ["from"] = from,
            ["to"] = to,
            ["trigger"] = trigger,
            ["condition"] = condition is null ? null : Script(condition, "Boolean"),
            ["action"] = action,
        };
}
