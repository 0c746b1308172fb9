using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Instances;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

public sealed class ExpressionTests
{
    private readonly MemoryEngine engine = new();

    [Theory]
    [InlineData("getVariable('name')", "小明")]
    [InlineData("variables.name", "小明")]
    [InlineData("getName()", "小明")]
    [InlineData("getInput('city')", "南京")]
    [InlineData("getCity()", "南京")]
    [InlineData("getWorkflowInstanceId()", "i")]
    [InlineData("getWorkflowDefinitionId() + getWorkflowDefinitionVersion()", "d1")]
    [InlineData("String(getCorrelationId())", "null")]
    [InlineData("newGuid().length", "36")]
    [InlineData("typeof Math.random()", "number")]
    [InlineData("new Date().toISOString()", "2026-03-02T01:00:00.000Z")]
    [InlineData("String(new Date().getHours())", "9")]
    [InlineData("setVariable('name', '小红'); getVariable('name')", "小红")]
    [InlineData("isNullOrWhiteSpace(' ')", "True")]
    [InlineData("isNullOrEmpty('')", "True")]
    [InlineData("parseGuid('9B1DEB4D-3B7D-4BAD-9BDD-2B0D7B3DCB6D')", "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d")]
    [InlineData("/^[A-Za-z0-9]+$/.test(newShortGuid() + getShortGuid())", "True")]
    [InlineData("getGuidString() == newGuidString()", "False")]
    [InlineData("bytesToString(bytesFromBase64(bytesToBase64(bytesFromString('中文'))))", "中文")]
    [InlineData("bytesFromString('abc').length", "3")]
    [InlineData("bytesFromString('abc')", "YWJj")]
    [InlineData("const x = 2; return x * 21;", "42")]
    [InlineData("getOutputFrom('nobody')", "")]
    [InlineData("1 / 3 * 3", "1")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("stringFromBase64(stringToBase64('中文'))", "中文")]
    [InlineData("toJson({ a: [1, 2.5, null] })", "{\"a\":[1,2.5,null]}")]
    [InlineData("({ a: 1 })", "{\"a\":1}")]
    [InlineData("typeof eval === 'function' ? (() => { try { return eval('1') } catch { return 'closed' } })() : 'closed'", "closed")]
    public void scripts_find_what_elsa_gives_them(string script, string text)
    {
        engine.Define(Definition(Sequence("s", Line("l", Script(script, "String"))), [Variable("name", "String", "小明")], [InputNamed("city")]));

        engine.Start("d", MemoryEngine.Json("""{"city":"南京"}""")).Incidents.ShouldBeEmpty();

        engine.Lines.ShouldBe([text]);
    }

    [Fact]
    public void a_script_reads_earlier_outputs()
    {
        engine.Define(Definition(Sequence(
            "s",
            Activity("RunJavaScript", "calc", ("name", "Calculate"), ("script", Literal("6 * 7", "String"))),
            Line("l", Script("`${getOutputFrom('calc')} ${getOutputFrom('Calculate', 'Result')} ${getLastResult()} ${getResultFromCalculate()}`")))));

        engine.Start("d");

        engine.Lines.ShouldBe(["42 42 42 42"]);
    }

    [Fact]
    public void a_script_chooses_the_way_on()
    {
        engine.Define(Definition(Flowchart(
            "f",
            [Activity("RunJavaScript", "j", ("script", Literal("setOutcome('红')", "String"))), Line("r", "red"), Line("g", "green")],
            ("j", "红", "r"),
            ("j", "绿", "g"))));

        engine.Start("d");

        engine.Lines.ShouldBe(["red"]);
    }

    [Fact]
    public void a_changed_variable_is_kept()
    {
        engine.Define(Definition(
            Sequence("s", Activity("RunJavaScript", "j", ("script", Literal("variables.n = variables.n + 1; setN(getN() + 1)", "String"))), Line("l", Script("getVariable('n')"))),
            [Variable("n", "Int32", "40")]));

        engine.Start("d");

        engine.Lines.ShouldBe(["42"]);
    }

    [Theory]
    [InlineData("variables.o.list.push(3); variables.o.name = '乙'")]
    [InlineData("getVariable('o').list.push(3); getO().name = '乙'")]
    public void an_object_that_a_script_changes_in_place_is_kept(string script)
    {
        engine.Define(Definition(
            Sequence("s", Activity("RunJavaScript", "j", ("script", Literal(script, "String"))), Line("l", Script("toJson(variables.o)"))),
            [Variable("o", value: new JsonObject { ["name"] = "甲", ["list"] = new JsonArray(1, 2) })]));

        engine.Start("d").Incidents.ShouldBeEmpty();

        engine.Lines.ShouldBe(["""{"name":"乙","list":[1,2,3]}"""]);
    }

    [Fact]
    public void reading_an_object_changes_nothing_not_even_a_number_too_long_for_scripts()
    {
        engine.Define(Definition(
            Sequence("s", Line("l", Script("variables.o.id > 0"))),
            [Variable("o", value: new JsonObject { ["id"] = 12345678901234567890 })]));

        engine.Start("d");

        engine.Facts["i"].OfType<VariableSet>().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Int32", "7.6", "variables.v + 1", "9")]
    [InlineData("Boolean", "true", "variables.v === true", "True")]
    [InlineData("Guid", "9B1DEB4D-3B7D-4BAD-9BDD-2B0D7B3DCB6D", "variables.v", "9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d")]
    [InlineData("ObjectDictionary", """{"a":[1]}""", "variables.v.a[0]", "1")]
    [InlineData("DateTime", "2026-05-01T08:00:00", "variables.v.getMonth()", "4")]
    [InlineData("DateTimeOffset", "2026-05-01T00:00:00Z", "variables.v.getHours()", "8")]
    [InlineData("String", "7", "typeof variables.v", "string")]
    public void a_variable_has_its_type(string type, string value, string script, string text)
    {
        engine.Define(Definition(Sequence("s", Line("l", Script(script))), [Variable("v", type, value)]));

        engine.Start("d").Incidents.ShouldBeEmpty();

        engine.Lines.ShouldBe([text]);
    }

    [Fact]
    public void an_array_variable_converts_its_items()
    {
        var list = Variable("v", "Int32", "[\"1\", 2]");
        list["isArray"] = true;
        engine.Define(Definition(Sequence("s", Line("l", Script("variables.v[0] + variables.v[1]"))), [list]));

        engine.Start("d");

        engine.Lines.ShouldBe(["3"]);
    }

    [Fact]
    public void a_script_without_a_result_leaves_its_variable_alone()
    {
        engine.Define(Definition(
            Sequence(
                "s",
                Activity("RunJavaScript", "j", ("script", Literal("void 0", "String")), ("result", Into("x"))),
                Activity("RunJavaScript", "k", ("script", Literal("", "String")), ("result", Into("x"))),
                Line("l", Script("variables.x"))),
            [Variable("x", "String", "old")]));

        engine.Start("d").Incidents.ShouldBeEmpty();

        engine.Lines.ShouldBe(["old"]);
    }

    [Theory]
    [InlineData("{{ Variables.person.name }}在{{ Input.city }}", "小明在南京")]
    [InlineData("{% for x in Variables.person.tags %}{{ x }};{% endfor %}", "甲;乙;")]
    [InlineData("{{ WorkflowInstanceId }}/{{ CorrelationId }}", "i/")]
    [InlineData("{{ Variables.person | keys | join: '、' }}", "name、tags")]
    [InlineData("{{ 'abc' | base64 }}", "YWJj")]
    [InlineData("{{ 'now' | date: '%Y-%m-%d %H' }}", "2026-03-02 09")]
    public void templates_find_what_elsa_gives_them(string template, string text)
    {
        engine.Define(Definition(
            Sequence("s", Line("l", Liquid(template))),
            [Variable("person", value: new JsonObject { ["name"] = "小明", ["tags"] = new JsonArray("甲", "乙") })]));

        engine.Start("d", MemoryEngine.Json("""{"city":"南京"}""")).Incidents.ShouldBeEmpty();

        engine.Lines.ShouldBe([text]);
    }

    [Theory]
    [InlineData("Variable", """{"id":"x","name":"x"}""", "7")]
    [InlineData("Input", """{"name":"city"}""", "南京")]
    [InlineData("Object", """{"a":1}""", """{"a":1}""")]
    public void plain_expressions_refer_to_what_there_is(string language, string value, string text)
    {
        engine.Define(Definition(Sequence("s", Line("l", Input(language, JsonNode.Parse(value), "String"))), [Variable("x", "Int32", "7")]));

        engine.Start("d", MemoryEngine.Json("""{"city":"南京"}"""));

        engine.Lines.ShouldBe([text]);
    }

    [Theory]
    [InlineData("function f() { return f(); } f()")]
    [InlineData("let a = []; while (true) a.push('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'.repeat(1000))")]
    [InlineData("'x'.repeat(1 << 29)")]
    [InlineData("new Array(100000000).fill(1)")]
    [InlineData("const a = {}; a.a = a; a")]
    [InlineData("await new Promise(() => {})")]
    [InlineData("new Promise(() => {})")]
    public void greedy_scripts_are_stopped(string script)
    {
        engine.Define(Definition(Sequence("s", Line("l", Script(script)))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }

    private static JsonObject InputNamed(string name) => new() { ["name"] = name, ["type"] = "String" };

    [Theory]
    [InlineData("let v = 1; for (let i = 0; i < 33; i++) { v = [v] } v")]
    [InlineData("let v = {}; for (let i = 0; i < 60; i++) { v = { v } } v")]
    public void a_value_nested_deeper_than_events_can_hold_is_an_incident_and_no_failing_commit(string code)
    {
        engine.Define(Definition(Sequence("s", Set("a", "n", Script(code))), [Variable("n", "Object", null)]));

        engine.Start("d").Incidents.ShouldHaveSingleItem().Message.ShouldContain("层");
    }
}
