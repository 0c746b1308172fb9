using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Definitions;

public sealed class DefinitionCheckTests
{
    private static readonly IDefinitionParser Parser = new MemoryEngine().Parser;

    [Fact]
    public void an_activity_that_no_connection_leads_to_is_an_error()
    {
        var found = Find(Flowchart("f", [Line("a", "A"), Line("b", "B"), Line("lost", "C"), Line("after", "D")], ("a", "Done", "b"), ("lost", "Done", "after")));

        Errors(found).ShouldBe(["lost", "after"], ignoreOrder: true);
        found[0].NodeId.ShouldStartWith("Workflow1:f:");
    }

    [Fact]
    public void what_another_trigger_leads_to_is_reachable()
    {
        static JsonObject Trigger(string id)
        {
            var trigger = Event(id, id);
            trigger["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
            return trigger;
        }

        Errors(Find(Flowchart(
            "f", [Trigger("e1"), Trigger("e2"), Line("a", "A"), Line("b", "B")], ("e1", "Done", "a"), ("e2", "Done", "b")))).ShouldBeEmpty();
    }

    [Fact]
    public void a_ring_without_a_beginning_is_worth_a_look() =>
        Warnings(Find(Flowchart("f", [Line("a", "A"), Line("b", "B")], ("a", "Done", "b"), ("b", "Done", "a")))).ShouldBe(["f"]);

    [Theory]
    [InlineData("WaitAll", true)]
    [InlineData("WaitAny", false)]
    [InlineData("WaitAllActive", false)]
    public void a_join_that_waits_for_both_ways_of_a_decision_never_fires(string mode, bool isWrong)
    {
        var found = Find(Flowchart(
            "f",
            [Activity("FlowDecision", "q", ("condition", Literal(true))), Line("a", "A"), Line("b", "B"), Join(mode)],
            ("q", "True", "a"),
            ("q", "False", "b"),
            ("a", "Done", "j"),
            ("b", "Done", "j")));

        Errors(found).ShouldBe(isWrong ? ["j"] : []);
    }

    [Fact]
    public void a_join_behind_a_fork_fires_even_where_a_decision_stands_in_one_branch()
    {
        var found = Find(Flowchart(
            "f",
            [Line("s", "S"), Activity("FlowDecision", "q", ("condition", Literal(true))), Line("a", "A"), Line("b", "B"), Join("WaitAll")],
            ("s", "Done", "a"),
            ("s", "Done", "q"),
            ("q", "True", "b"),
            ("a", "Done", "j"),
            ("b", "Done", "j")));

        Errors(found).ShouldBeEmpty();
    }

    [Fact]
    public void a_decision_in_a_loop_can_go_both_ways_in_time()
    {
        var found = Find(Flowchart(
            "f",
            [Line("s", "S"), Activity("FlowDecision", "q", ("condition", Literal(true))), Line("a", "A"), Line("b", "B"), Join("WaitAll")],
            ("s", "Done", "q"),
            ("q", "True", "a"),
            ("q", "False", "b"),
            ("a", "Done", "q"),
            ("a", "Done", "j"),
            ("b", "Done", "j")));

        Errors(found).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Yes", "q")]
    [InlineData("True", null)]
    public void a_connection_leaves_from_an_outcome_that_there_is(string port, string? wrong)
    {
        var found = Find(Flowchart("f", [Activity("FlowDecision", "q", ("condition", Literal(true))), Line("a", "A")], ("q", port, "a")));

        Errors(found).ShouldBe(wrong is null ? [] : [wrong]);
        Warnings(found).ShouldContain("q");
    }

    [Fact]
    public void a_choice_of_which_one_way_goes_on_and_the_other_ends_is_worth_a_look()
    {
        JsonNode[] activities = [Activity("FlowDecision", "q", ("condition", Literal(true))), Line("a", "A"), Line("b", "B")];

        Find(Flowchart("f", activities, ("q", "True", "a"), ("a", "Done", "b")))
            .ShouldHaveSingleItem().Message.ShouldContain("False");
    }

    [Theory]
    [InlineData("Done")]
    [InlineData("Failed")]
    public void a_branch_may_end_where_an_activity_leaves_out_what_it_can_do_without(string connected)
    {
        var parser = new MemoryEngine(new OptionalFailure()).Parser;

        parser.Parse(Definition(Flowchart("f", [Activity("Ends", "x"), Line("a", "A")], ("x", connected, "a"))))
            .Problems.ShouldBeEmpty();
    }

    [Fact]
    public void outcomes_that_are_made_while_running_may_be_connected()
    {
        var cases = new JsonArray(new JsonObject { ["label"] = "甲", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "true" } });
        var found = Find(Flowchart(
            "f",
            [
                Activity("FlowSwitch", "sw", ("cases", cases)),
                Activity("FlowFork", "k", ("branches", Input("Object", """["一","二"]"""))),
                Activity("RunJavaScript", "js", ("script", Literal("setOutcome('Any')"))),
                Sequence("inner", Activity("Complete", "c", ("outcomes", Literal("Own")))),
                Line("z", "Z"),
            ],
            ("sw", "甲", "k"),
            ("sw", "Default", "k"),
            ("k", "一", "js"),
            ("k", "二", "z"),
            ("js", "Any", "inner"),
            ("inner", "Own", "z")));

        Errors(found).ShouldBeEmpty();
        Errors(Find(Flowchart("f", [Activity("FlowSwitch", "sw", ("cases", cases.DeepClone())), Line("z", "Z")], ("sw", "丙", "z")))).ShouldBe(["sw"]);
    }

    [Fact]
    public void a_variable_that_nobody_declared_is_an_error_wherever_it_is_used()
    {
        var set = Activity("SetVariable", "set", ("value", Literal(1)));
        set["variable"] = new JsonObject { ["id"] = "gone", ["name"] = "Gone" };

        Errors(Find(Sequence(
            "s",
            set,
            Line("read", Script("getVariable('Gone')")),
            Line("ref", Input("Variable", new JsonObject { ["id"] = "gone" }))))).ShouldBe(["set", "read", "ref"], ignoreOrder: true);
    }

    [Fact]
    public void variables_that_a_script_or_a_loop_makes_are_known()
    {
        Errors(Find(Sequence(
            "s",
            Activity("RunJavaScript", "js", ("script", Literal("setVariable('Made', 1); setOther(2); variables.third = 3"))),
            Line("a", Script("getVariable('Made') + getVariable('Other') + getVariable('third')")),
            Activity("ForEach", "each", ("items", Input("Object", "[1]")), ("body", Line("b", Script("getVariable('CurrentValue')"))))))).ShouldBeEmpty();
    }

    [Fact]
    public void an_input_that_nobody_declared_is_worth_a_look() =>
        Warnings(Find(Line("a", Script("getInput('unheard')")))).ShouldBe(["a"]);

    [Theory]
    [InlineData("Event")]
    [InlineData("RunTask")]
    [InlineData("SetVariable")]
    [InlineData("ExecuteWorkflow")]
    [InlineData("SetOutput")]
    public void what_an_activity_cannot_do_without_must_be_filled_in(string type) =>
        Errors(Find(Activity(type, "x"))).ShouldBe(["x"]);

    [Fact]
    public void a_calendar_rule_must_be_one() =>
        Errors(Find(Activity("Cron", "c", ("cronExpression", Literal("every day"))))).ShouldBe(["c"]);

    [Fact]
    public void a_script_nested_without_end_is_no_danger()
    {
        var script = string.Concat(Enumerable.Repeat("(", 20_000)) + "1" + string.Concat(Enumerable.Repeat(")", 20_000));

        Find(Sequence("s", Line("a", Script(script)), Line("b", Script(string.Join('+', Enumerable.Repeat("1", 50_000)))))).IsDefault.ShouldBeFalse();
    }

    /// <summary>An activity that becomes an incident where its failure leads nowhere.</summary>
    private sealed class OptionalFailure : IActivity
    {
        public ActivityDescriptor Descriptor { get; } =
            new("Elsa.Ends", 1, "测试", "Ends", "Ends", [], [], ["Done", "Failed"], [], OptionalOutcomes: ["Failed"]);

        public void Execute(IActivityContext context) => context.Complete();
    }

    private static JsonObject Join(string mode) => Activity("FlowJoin", "j", ("mode", Literal(mode)));

    private static ImmutableArray<DefinitionProblem> Find(JsonObject root) => Parser.Parse(Definition(root)).Problems;

    private static IEnumerable<string> Errors(IEnumerable<DefinitionProblem> found) =>
        found.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.ActivityId).Distinct();

    private static IEnumerable<string> Warnings(IEnumerable<DefinitionProblem> found) =>
        found.Where(problem => problem.Severity == ProblemSeverity.Warning).Select(problem => problem.ActivityId).Distinct();
}
