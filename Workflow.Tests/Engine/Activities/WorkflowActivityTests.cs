using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Activities;

/// <summary>A workflow whose options say that it can be used as an activity is an activity type of its own.</summary>
public sealed class WorkflowActivityTests
{
    private readonly MemoryEngine engine = new(ProbeActivity.Effect());

    [Fact]
    public void it_runs_inside_the_instance_with_inputs_outputs_and_variables_of_its_own()
    {
        engine.Define(Reusable("add up", Sequence(
            "s",
            Line("l", Script("`${getInput('a')} ${getA()} ${variables.a} ${getInput('b')} ${getInput('outer')} ${variables.x}`")),
            Line("t", Liquid("{{ Input.a }} {{ Input.outer }} {{ Variables.b }}")),
            Set("set", "x", Script("getInput('a') + getInput('b')")),
            Activity("SetOutput", "o", ("outputName", Literal("sum")), ("outputValue", Script("getVariable('x')"))))));
        engine.Define(Definition(
            Sequence("s", Use("u", ("a", Literal(2)), ("b", Script("getInput('outer')")), ("sum", Into("total"))), Line("z", Script("`${variables.total} ${variables.x} ${getOutputFrom('u', 'sum')}`"))),
            [Variable("total"), Variable("x", "String", "untouched")]));

        var state = engine.Start("d", MemoryEngine.Json("""{"outer":40}"""));

        state.Incidents.ShouldBeEmpty();
        engine.Lines.ShouldBe(["2 2 2 40 40 0", "2 40 40", "42 untouched 42"]);
        state.Output.ShouldBeEmpty();
        engine.Instances.Count.ShouldBe(1);
        engine.Facts["i"].OfType<ActivityStarted>().Select(started => started.NodeId).ShouldBe(
        [
            "Workflow1",
            "Workflow1:s",
            "Workflow1:s:u",
            "Workflow1:s:u:Workflow1",
            "Workflow1:s:u:Workflow1:s",
            "Workflow1:s:u:Workflow1:s:l",
            "Workflow1:s:u:Workflow1:s:t",
            "Workflow1:s:u:Workflow1:s:set",
            "Workflow1:s:u:Workflow1:s:o",
            "Workflow1:s:z",
        ]);
    }

    [Fact]
    public void complete_inside_it_chooses_the_way_on_outside()
    {
        engine.Define(Reusable("add up", Sequence("s", Activity("Complete", "c", ("outcomes", Script("['否']"))), Line("never", "never")), ["是", "否"]));
        engine.Define(Definition(Flowchart("f", [Use("u"), Line("y", "yes"), Line("n", "no")], ("u", "是", "y"), ("u", "否", "n"))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["no"]);
    }

    [Fact]
    public void two_uses_side_by_side_keep_everything_apart()
    {
        engine.Define(Reusable("add up", Sequence(
            "s",
            Activity("Ask", "q", ("request", Script("getInput('a')"))),
            Line("l", Script("`${getInput('a')}:${getOutputFrom('q')}`")))));
        engine.Define(Definition(Parallel("p", Use("one", ("a", Literal(1))), Use("two", ("a", Literal(2))), Activity("Ask", "q", ("request", Literal("?"))))));

        engine.Start("d").Effects.Keys.ShouldBe(["i/p:one:q/1", "i/q/1", "i/p:two:q/1"], ignoreOrder: true);
        foreach (var effect in engine.Instances["i"].Effects.Values.ToList())
        {
            engine.Send(new EffectAnswered(effect.Key, effect.Request));
        }

        engine.Lines.ShouldBe(["1:1", "2:2"], ignoreOrder: true);
    }

    [Fact]
    public void it_waits_and_goes_on_in_the_middle()
    {
        engine.Define(Reusable("add up", Sequence("s", Event("e", "E"), Activity("SetOutput", "o", ("outputName", Literal("sum")), ("outputValue", Script("getInput('a')"))))));
        engine.Define(Definition(Sequence("s", Use("u", ("a", Literal(7)), ("sum", Into("x"))), Line("z", Script("variables.x"))), [Variable("x")]));

        engine.Start("d").Bookmarks.Values.Single().NodeId.ShouldBe("Workflow1:s:u:Workflow1:s:e");
        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["7"]);
    }

    [Fact]
    public void workflows_nest()
    {
        engine.Define(Reusable("add up", Activity("SetOutput", "o", ("outputName", Literal("sum")), ("outputValue", Script("getInput('a') + 1")))));
        var inner = Use("u", ("a", Script("getInput('a') * 10")), ("sum", Into("sum")));
        engine.Define(Reusable("outer one", Sequence("s", inner), id: "outer"));
        var use = Use("u", ("a", Literal(4)), ("sum", Into("x")));
        use["type"] = "OuterOne";
        engine.Define(Definition(Sequence("s", use, Line("z", Script("variables.x"))), [Variable("x")]));

        engine.Start("d").Incidents.ShouldBeEmpty();

        engine.Lines.ShouldBe(["41"]);
    }

    [Fact]
    public void each_use_stays_at_the_version_it_was_drawn_with()
    {
        engine.Define(Reusable("add up", Line("l", "first")));
        engine.Define(Reusable("add up", Line("l", "second"), version: 2));
        var second = Use("v");
        second["version"] = 2;
        var byId = Use("w");
        byId["version"] = 9;
        byId["workflowDefinitionVersionId"] = "add-v1";
        engine.Define(Definition(Sequence("s", Use("u"), second, byId)));

        engine.Start("d");

        engine.Lines.ShouldBe(["first", "second", "first"]);
    }

    [Fact]
    public void a_version_that_is_gone_gives_way_to_the_published_one_with_a_warning()
    {
        engine.Define(Reusable("add up", Line("l", "first")));
        var use = Use("u");
        use["version"] = 5;

        var problem = engine.Parser.Parse(Definition(Sequence("s", use))).Problems.Single();

        problem.Severity.ShouldBe(ProblemSeverity.Warning);
        problem.NodeId.ShouldBe("Workflow1:s:u");
        problem.Message.ShouldContain("第 5 版");
    }

    [Fact]
    public void a_workflow_that_contains_itself_is_refused()
    {
        engine.Define(Reusable("add up", Sequence("s", Use("inner"))));
        var outer = Definition(Sequence("s", Use("u")));

        var problem = engine.Parser.Parse(outer).Problems.Single();

        (problem.NodeId, problem.ActivityId).ShouldBe(("Workflow1:s:u", "u"));
        problem.Message.ShouldContain("包含了自己");
    }

    [Fact]
    public void its_type_tells_designers_what_it_takes_and_gives()
    {
        engine.Define(Reusable("add up", Line("l", "x"), ["是", "否"]));

        var descriptor = engine.Registry.Find("AddUp", 1).ShouldNotBeNull().Descriptor;

        descriptor.Inputs.Select(input => (input.Name, input.TypeName)).ShouldBe([("a", "Int32"), ("b", "Int32")]);
        descriptor.Outputs.Single().Name.ShouldBe("sum");
        descriptor.Outcomes.ShouldBe(["是", "否"]);
        descriptor.CustomProperties!["WorkflowDefinitionVersionId"].ShouldBe("add-v1");
    }

    [Theory]
    [InlineData("Elsa.RunCSharp", "JavaScript")]
    [InlineData("Elsa.RunPython", "JavaScript")]
    [InlineData("Elsa.ReadLine", "控制台")]
    [InlineData("Elsa.Nowhere", "Elsa.Nowhere")]
    public void what_is_left_out_says_what_to_use_instead(string type, string advice)
    {
        var activity = Activity("x", "u");
        activity["type"] = type;

        engine.Parser.Parse(Definition(Sequence("s", activity))).Problems.Single().Message.ShouldContain(advice);
    }

    private static JsonElement Reusable(string name, JsonObject root, string[]? outcomes = null, string id = "add", int version = 1)
    {
        var definition = JsonNode.Parse(Definition(root, [Variable("x", "Int32", "0")], id: id).GetRawText())!.AsObject();
        definition["id"] = $"{id}-v{version}";
        definition["version"] = version;
        definition["name"] = name;
        definition["options"] = new JsonObject { ["usableAsActivity"] = true };
        definition["inputs"] = new JsonArray(Argument("a"), Argument("b"));
        definition["outputs"] = new JsonArray(Argument("sum"));
        definition["outcomes"] = new JsonArray([.. (outcomes ?? []).Select(outcome => (JsonNode)outcome)]);
        return MemoryEngine.Json(definition.ToJsonString());
    }

    private static JsonObject Argument(string name) => new() { ["name"] = name, ["type"] = "Int32", ["displayName"] = name };

    private static JsonObject Use(string id, params (string, JsonNode?)[] members)
    {
        var result = Activity("x", id, members);
        result["type"] = "AddUp";
        return result;
    }
}
