using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

/// <summary>A personal value may pass through a workflow and be read by it, but never stands in its facts in clear.</summary>
public sealed class PersonalValueTests
{
    private static readonly KeyRing Ring = new(ImmutableDictionary<string, PersonKey>.Empty
        .Add("k1", new PersonKey("k1", "person-1", Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef"))));

    private readonly MemoryEngine engine = new(
        ProbeActivity.Effect(),
        new ProbeActivity("Leak") { OnExecute = context => context.CreateBookmark("Any", context.Input<string>("Request")!) },
        new ProbeActivity("Blame") { OnExecute = context => context.Fault("x", $"{context.Input<string>("Request")}不符合") },
        new ProbeActivity("Convert") { OnExecute = context => context.Complete(context.Input<int>("Request") > 0 ? "a" : "b") })
    {
        Keys = Ring,
    };

    private static JsonElement Person => JsonElement.Parse(new JsonObject
    {
        ["mother"] = new JsonObject { ["name"] = Ring.SealNode("person-1", "王小花"), ["age"] = Ring.SealNode("person-1", 30), ["division"] = "320102" },
        ["all"] = new JsonArray(Ring.SealNode("person-1", "王小花"), "公开"),
    }.ToJsonString());

    [Fact]
    public void a_tree_passed_on_unread_keeps_its_sealed_leaves()
    {
        Run(Activity("Ask", "q", ("request", Script("getInput('mother')"))));

        MemoryEngine.ShouldBeAlike(engine.Instances["i"].Effects.Values.Single().Request, Person.GetProperty("mother"));
    }

    [Fact]
    public void what_a_script_makes_of_a_name_is_sealed_for_the_person()
    {
        Run(Set("a", "x", Script("({ text: '您好，' + getInput('mother').name, length: getInput('mother').name.length, division: getInput('mother').division })")), Event("e", "E"));

        var x = engine.Instances["i"].Executions["1"].Variables["x"];
        Open(x.GetProperty("text")).ShouldBe("您好，王小花");
        x.GetProperty("length").GetInt32().ShouldBe(3);
        SealedJson.Read(x.GetProperty("division")).ShouldNotBeNull();
    }

    [Fact]
    public void a_condition_on_a_personal_value_stays_clear()
    {
        Run(Activity("If", "q", ("condition", Script("getInput('mother').age >= 18", "Boolean")), ("then", Line("t", "成年"))));

        engine.Lines.ShouldBe(["成年"]);
    }

    [Fact]
    public void personal_items_of_a_list_open_one_by_one()
    {
        Run(Set("a", "x", Script("getInput('all').map(item => item.length)")), Set("b", "y", Script("getInput('all')")), Event("e", "E"));

        engine.Instances["i"].Executions["1"].Variables["x"].GetRawText().ShouldBe("[3,2]");
        MemoryEngine.ShouldBeAlike(engine.Instances["i"].Executions["1"].Variables["y"], Person.GetProperty("all"));
    }

    [Fact]
    public void what_a_template_makes_of_a_name_is_sealed()
    {
        Run(Set("a", "x", Liquid("您好，{{ Input.mother.name }}")), Set("b", "y", Liquid("{{ Input.mother.division }}")), Event("e", "E"));

        Open(engine.Instances["i"].Executions["1"].Variables["x"]).ShouldBe("您好，王小花");
        engine.Instances["i"].Executions["1"].Variables["y"].GetString().ShouldBe("320102");
    }

    [Theory]
    [InlineData("getInput('mother').name + '来了'")]
    [InlineData("getInput('mother')")]
    public void the_journal_shows_a_mask(string script)
    {
        Run(Line("l", Script(script)));

        engine.Lines.Single().ShouldContain("***");
    }

    [Fact]
    public void a_changed_variable_is_sealed_too()
    {
        Run(Activity("RunJavaScript", "j", ("script", Literal("setVariable('x', getInput('mother').name.slice(0, 1)); 1", "String"))), Event("e", "E"));

        Open(engine.Instances["i"].Executions["1"].Variables["x"]).ShouldBe("王");
    }

    [Theory]
    [InlineData("throw new Error(getInput('mother').name)")]
    [InlineData("getInput('mother').name.nothing.at.all")]
    [InlineData("({ [getInput('mother').name]: 1 })")]
    public void a_failing_script_tells_nothing_of_what_it_read(string script) => Run(Set("a", "x", Script(script))).Incidents.ShouldNotBeEmpty();

    [Theory]
    [InlineData("Leak")]
    [InlineData("Blame")]
    [InlineData("Convert")]
    public void an_activity_that_would_tell_is_kept_from_it(string type)
    {
        var state = Run(Activity(type, "a", ("request", Script("getInput('mother').name"))));

        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        state.Bookmarks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Correlate", "correlationId")]
    [InlineData("Event", "eventName")]
    [InlineData("PublishEvent", "eventName")]
    public void names_that_others_match_are_never_personal(string type, string input) =>
        Run(Activity(type, "a", (input, Script("getInput('mother').name", "String")))).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);

    [Fact]
    public void a_name_given_to_the_instance_is_masked()
    {
        Run(Activity("SetName", "n", ("value", Script("getInput('mother').name + '的办件'", "String")))).Name.ShouldBe("***");
    }

    [Fact]
    public void an_erased_persons_values_read_as_null()
    {
        engine.Keys = KeyRing.Empty;

        Run(Line("l", Script("String(getInput('mother').name)")), Line("m", Liquid("[{{ Input.mother.name }}]")));

        engine.Lines.ShouldBe(["null", "[]"]);
    }

    private static string? Open(JsonElement value) => Ring.Open(SealedJson.Read(value).ShouldNotBeNull()).GetString();

    private InstanceState Run(params JsonNode[] activities)
    {
        engine.Define(Definition(Sequence("s", activities), [Variable("x"), Variable("y")]));
        var state = engine.Start("d", Person);
        var stored = JsonSerializer.Serialize<IReadOnlyList<Fact>>(engine.Facts["i"], EngineJson.Options) + JsonSerializer.Serialize(state, EngineJson.Options);
        stored.ShouldNotContain("王小花");
        stored.ShouldNotContain("王");
        return state;
    }
}
