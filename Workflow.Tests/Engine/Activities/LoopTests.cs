using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Activities;

public sealed class LoopTests
{
    private readonly MemoryEngine engine = new();

    [Theory]
    [InlineData(1, 3, 1, true, "1,2,3")]
    [InlineData(1, 3, 1, false, "1,2")]
    [InlineData(5, 1, -2, true, "5,3,1")]
    [InlineData(5, 1, -2, false, "5,3")]
    [InlineData(-1, -3, -1, true, "-1,-2,-3")]
    [InlineData(5, 5, 1, true, "5")]
    [InlineData(5, 5, 1, false, "")]
    [InlineData(5, 1, 1, true, "")]
    [InlineData(1, 5, -1, true, "")]
    public void a_counting_loop_counts_the_way_its_step_points(int start, int end, int step, bool inclusive, string rounds)
    {
        engine.Define(Definition(Activity(
            "For",
            "f",
            ("start", Literal(start, "Int32")),
            ("end", Literal(end, "Int32")),
            ("step", Literal(step, "Int32")),
            ("outerBoundInclusive", Literal(inclusive, "Boolean")),
            ("body", Line("l", Script("variables.CurrentValue", "String"))))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        string.Join(',', engine.Lines).ShouldBe(rounds);
    }

    [Theory]
    [InlineData("JavaScript", "['a','b']", "0a,1b")]
    [InlineData("Literal", """["a","b"]""", "0a,1b")]
    [InlineData("Object", """["a","b"]""", "0a,1b")]
    [InlineData("Literal", "ab", "0a,1b")]
    [InlineData("Variable", """{"id":"list"}""", "0甲,1乙")]
    [InlineData("Input", """{"name":"names"}""", "0丙")]
    public void items_come_from_wherever_elsa_takes_them(string language, string value, string rounds)
    {
        var expression = value.StartsWith('{') ? JsonNode.Parse(value) : JsonValue.Create(value);
        engine.Define(Definition(
            Activity("ForEach", "f", ("items", Input(language, expression)), ("body", Round())),
            [Variable("list", "String", new JsonArray("甲", "乙"))]));

        engine.Start("d", MemoryEngine.Json("""{"names":["丙"]}"""));

        string.Join(',', engine.Lines).ShouldBe(rounds);
    }

    [Fact]
    public void the_members_of_an_object_are_its_items()
    {
        engine.Define(Definition(Activity(
            "ForEach",
            "f",
            ("items", Script("({ a: 1, b: 2 })")),
            ("body", Line("l", Script("`${variables.CurrentValue.Key}=${variables.CurrentValue.Value}`"))))));

        engine.Start("d");

        engine.Lines.ShouldBe(["a=1", "b=2"]);
    }

    [Fact]
    public void nothing_to_go_through_is_a_fault_one_by_one_and_no_round_in_parallel()
    {
        engine.Define(Definition(Activity("ForEach", "f", ("items", Script("null")), ("body", Round()))));
        engine.Define(Definition(Activity("ParallelForEach", "f", ("items", Script("null")), ("body", Round())), id: "p"));

        engine.Start("d").Incidents.Single().Message.ShouldContain("空数组");
        engine.Start("p", id: "j").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void a_loop_without_items_or_body_is_over_at_once()
    {
        engine.Define(Definition(Sequence(
            "s",
            Activity("ForEach", "a", ("body", Round())),
            Activity("ForEach", "b", ("items", Script("[1]"))),
            Activity("For", "c", ("end", Literal(3, "Int32"))),
            Activity("While", "w", ("condition", Literal(true, "Boolean"))),
            Line("z", "end"))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["end"]);
    }

    [Theory]
    [InlineData("For")]
    [InlineData("ForEach")]
    [InlineData("While")]
    public void break_ends_the_innermost_loop_alone(string inner)
    {
        var leave = Sequence("b", Line("l", "in"), Activity("If", "q", ("condition", Literal(true, "Boolean")), ("then", Activity("Break", "br"))), Line("n", "never"));
        var loop = Activity(
            inner,
            "i",
            ("items", Script("[1,2]")),
            ("end", Literal(5, "Int32")),
            ("condition", Literal(true, "Boolean")),
            ("body", leave));
        engine.Define(Definition(Activity("ForEach", "o", ("items", Script("[1,2]")), ("body", Sequence("s", loop, Line("z", "out"))))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["in", "out", "in", "out"]);
    }

    [Fact]
    public void break_in_one_parallel_round_leaves_the_others()
    {
        engine.Define(Definition(Sequence("o", Activity(
            "ParallelForEach",
            "p",
            ("items", Script("['a','b']")),
            ("body", Sequence(
                "s",
                Activity("If", "q", ("condition", Script("variables.CurrentValue == 'a'", "Boolean")), ("then", Activity("Break", "br"))),
                Event("e", "E"),
                Line("l", Script("variables.CurrentValue"))))), Line("z", "end"))));

        engine.Start("d").Bookmarks.Count.ShouldBe(1);
        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        // The sequence around it goes no further either, as in Elsa.
        engine.Lines.ShouldBe(["b"]);
    }

    [Fact]
    public void break_outside_a_loop_ends_the_sequences_around_it()
    {
        engine.Define(Definition(Sequence("o", Sequence("s", Line("a", "A"), Activity("Break", "b"), Line("c", "C")), Line("z", "Z"))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["A"]);
    }

    private static JsonObject Round() => Line("l", Script("`${variables.CurrentIndex}${variables.CurrentValue}`"));
}
