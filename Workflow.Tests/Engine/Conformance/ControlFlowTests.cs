using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Conformance.Chart;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Conformance;

/// <summary>
/// Loops, branches and faults in each other, as read from Elsa's source. A run is written as its lines and its executions
/// in order of their start: a minus before those that were cancelled, an exclamation mark before those that faulted, a
/// question mark before those that have not ended.
/// </summary>
public sealed class ControlFlowTests
{
    /// <summary>Break marks every sequence up to the loop, and the loop; each ends when what runs in it completes.</summary>
    [Fact]
    public void a_break_inside_a_branch_of_a_round_skips_the_rest_of_the_round() => Of(
        Loop("For", "l", Sequence("q", If("i", "getVariable('CurrentValue') > 0", Activity("Break", "br")), Say("w")), ("end", Literal(5, "Int32"))))
        .ShouldBe("w / Workflow1 l q i w q i br");

    /// <summary>Break is a terminal node: the flowchart in which it stands completes, and then the loop.</summary>
    [Fact]
    public void a_break_in_the_flowchart_of_a_round_ends_the_loop() => Of(
        Sequence(
            "s",
            Loop(
                "ForEach",
                "l",
                Chart.Of("f", [Ask("q", "getVariable('CurrentValue') == 'b'"), Activity("Break", "br"), Say("w")], "q.True -> br", "q.False -> w"),
                ("items", Script("['a', 'b', 'c']"))),
            Say("z")))
        .ShouldBe("w z / Workflow1 s l f q w f q br z");

    /// <summary>A fork that is breaking completes with its first branch; completing cancels what still runs below.</summary>
    [Fact]
    public void a_break_in_a_fork_of_a_round_cancels_the_other_branches() => Of(
        Loop(
            "ForEach",
            "l",
            Fork("fk", "WaitAll", Sequence("q1", Wait("e1"), Say("w1")), Sequence("q2", Wait("e2"), Activity("Break", "br"), Say("w2"))),
            ("items", Script("[1, 2]"))),
        "e2").ShouldBe(" / Workflow1 l fk -q1 q2 -e1 e2 br");

    /// <summary>The inner loop's CurrentValue and CurrentIndex hide the outer's.</summary>
    [Fact]
    public void a_loop_in_a_loop_sees_its_own_value() => Of(
        Loop(
            "ForEach",
            "o",
            Loop("ForEach", "i", Line("w", Script("`${getVariable('CurrentValue')}${getVariable('CurrentIndex')}`", "String")), ("items", Script("['x', 'y']"))),
            ("items", Script("[7]"))))
        .ShouldBe("x0 y1 / Workflow1 o i w w");

    /// <summary>The step says whether a For counts up or down; its literals may be texts.</summary>
    [Theory]
    [InlineData("5", "1", "-2", "5 3 1")]
    [InlineData("0", "4", "2", "0 2 4")]
    [InlineData("5", "1", "1", "")]
    public void a_for_counts_by_its_step(string start, string end, string step, string lines) => Of(
        Loop(
            "For",
            "l",
            Line("w", Script("getVariable('CurrentValue')", "String")),
            ("start", Literal(start, "Int32")),
            ("end", Literal(end, "Int32")),
            ("step", Literal(step, "Int32"))))
        .Split(" / ")[0].ShouldBe(lines);

    /// <summary>No round waits for another; the loop completes with the last.</summary>
    [Fact]
    public void rounds_at_once_end_in_any_order() => Of(
        Sequence(
            "s",
            Loop(
                "ParallelForEach",
                "l",
                Sequence("q", Activity("Event", "e", ("eventName", Script("`e${getVariable('CurrentValue')}`", "String"))), Line("w", Script("getVariable('CurrentValue')", "String"))),
                ("items", Script("['a', 'b']"))),
            Say("z")),
        "eb", "ea").ShouldBe("b a z / Workflow1 s l q q e e w w z");

    /// <summary>A switch without a matching case and without a default completes at once.</summary>
    [Theory]
    [InlineData("MatchFirst", "true", "true", "a z / Workflow1 s sw a z")]
    [InlineData("MatchAny", "true", "true", "a b z / Workflow1 s sw a b z")]
    [InlineData("MatchAny", "false", "true", "b z / Workflow1 s sw b z")]
    [InlineData("MatchFirst", "false", "false", "z / Workflow1 s sw z")]
    public void a_switch_takes_the_cases_that_hold(string mode, string first, string second, string run) => Of(
        Sequence(
            "s",
            Activity("Switch", "sw", ("mode", Literal(mode)), ("cases", new JsonArray(Case("A", first, Say("a")), Case("B", second, Say("b"))))),
            Say("z")))
        .ShouldBe(run);

    /// <summary>What was scheduled before a fault still runs; what would follow the faulted branch does not.</summary>
    [Theory]
    [InlineData(null, "?Workflow1 ?s ?fk ?q1 ?q2 ?e1 !ft")]
    [InlineData("ContinueWithIncidents", "?Workflow1 ?s ?fk q1 ?q2 e1 !ft w1")]
    public void a_fault_in_a_branch(string? strategy, string executions) => With(
        strategy,
        Sequence(
            "s",
            Fork("fk", "WaitAll", Sequence("q1", Wait("e1"), Say("w1")), Sequence("q2", Activity("Fault", "ft"), Say("w2"))),
            Say("z")),
        "e1").Split(" / ")[1].ShouldBe(executions);

    /// <summary>Complete ends the whole workflow, with all that waits in it; Finish ends it as it stands.</summary>
    [Theory]
    [InlineData("Complete", "a / Workflow1 s fk -e q a x")]
    [InlineData("Finish", "a / ?Workflow1 ?s ?fk ?e ?q a x")]
    public void an_end_in_a_branch(string type, string run) => Of(
        Sequence("s", Fork("fk", "WaitAll", Wait("e"), Sequence("q", Say("a"), Activity(type, "x"), Say("b"))), Say("z")))
        .ShouldBe(run);

    /// <summary>End is a terminal node: its sequence or flowchart completes, cancelling what waits beside it.</summary>
    [Fact]
    public void an_end_beside_a_branch_that_waits() => Of(
        Sequence("s", Chart.Of("f", [Say("a"), Wait("e"), Activity("End", "x"), Say("b")], "a -> e", "a -> x", "x -> b"), Say("z")))
        .ShouldBe("a z / Workflow1 s f a -e x z");

    private static string Of(JsonObject root, params string[] events) => With(null, root, events);

    private static string With(string? incidents, JsonObject root, params string[] events)
    {
        var definition = JsonNode.Parse(Definition(root).GetRawText())!.AsObject();
        definition["options"] = new JsonObject
        {
            ["incidentStrategyType"] = incidents is null ? null : $"Elsa.Workflows.IncidentStrategies.{incidents}Strategy, Elsa.Workflows.Core",
        };
        var engine = Run(new MemoryEngine(), MemoryEngine.Json(definition.ToJsonString()), events);
        var executions = new Observation(engine.Instance(), engine.Facts["i"], engine.GraphOf(engine.Instance())).Executions();
        return $"{string.Join(' ', engine.Lines)} / {string.Join(' ', executions.Select(Mark))}";
    }

    private static string Mark((string Activity, string Status, string Outcomes) one) =>
        one.Status switch { "Completed" => "", "Canceled" => "-", "Faulted" => "!", _ => "?" } + one.Activity;

    private static JsonObject Loop(string type, string id, JsonObject body, params (string Name, JsonNode? Value)[] members) =>
        Activity(type, id, [.. members, ("body", body)]);

    private static JsonObject If(string id, string condition, JsonObject then) =>
        Activity("If", id, ("condition", Script(condition, "Boolean")), ("then", then));

    private static JsonObject Fork(string id, string mode, params JsonNode[] branches) =>
        Activity("Fork", id, ("joinMode", JsonValue.Create(mode)), ("branches", new JsonArray(branches)));

    private static JsonObject Case(string label, string condition, JsonObject activity) => new()
    {
        ["label"] = label,
        ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition },
        ["activity"] = activity,
    };
}
