using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Definitions;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Core;

public sealed class DefinitionParserTests
{
    private readonly IDefinitionParser parser = new MemoryEngine().Parser;

    [Fact]
    public void every_node_has_the_path_of_its_ids()
    {
        var graph = parser.Parse(Definition(Sequence("s", Activity("If", "q", ("condition", Literal(true)), ("then", Line("t", "x")))))).Graph!;

        graph.Nodes.Keys.ShouldBe(["Workflow1", "Workflow1:s", "Workflow1:s:q", "Workflow1:s:q:t"], ignoreOrder: true);
        graph.Nodes["Workflow1:s:q"].Children["then"].Single().Id.ShouldBe("t");
        graph.Root.Id.ShouldBe("Workflow1");
    }

    [Fact]
    public void what_is_wrong_names_the_node()
    {
        var problems = parser.Parse(Definition(Flowchart(
            "f",
            [
                Activity("Nowhere", "n"),
                Line("twice", "x"),
                Line("twice", "y"),
                Line("syntax", Script("1 +")),
                Line("language", Input("Cobol", "MOVE")),
                Line("template", Liquid("{% if %}")),
                Line("json", Input("Object", "{")),
                Activity("FlowSwitch", "sw", ("cases", new JsonArray(new JsonObject
                {
                    ["label"] = "甲",
                    ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "(" },
                }))),
            ],
            ("n", "Done", "gone"),
            ("n", "Done", "twice"),
            ("twice", "Done", "syntax"),
            ("syntax", "Done", "language"),
            ("language", "Done", "template"),
            ("template", "Done", "json"),
            ("json", "Done", "sw")))).Problems;

        problems.Select(problem => problem.ActivityId).ShouldBe(["twice", "f", "json", "language", "n", "sw", "syntax", "template"], ignoreOrder: true);
        problems.ShouldAllBe(problem => problem.NodeId.StartsWith("Workflow1:f") && problem.Message.Length > 0);
        problems.Single(problem => problem.ActivityId == "f").Message.ShouldContain("gone");
        problems.Single(problem => problem.ActivityId == "n").Message.ShouldContain("Elsa.Nowhere");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"root":{"id":"a"}}""")]
    [InlineData("""{"root":"a"}""")]
    public void a_definition_without_a_root_has_a_problem_and_no_graph(string json)
    {
        var parsed = parser.Parse(MemoryEngine.Json(json));

        parsed.Graph.ShouldBeNull();
        parsed.Problems.ShouldHaveSingleItem();
    }

    [Fact]
    public void odd_members_do_not_upset_the_parser()
    {
        var odd = """{"definitionId":1,"version":"x","variables":{},"inputs":[1],"options":[],"root":{"type":"Elsa.Sequence","id":7,"activities":[1,{"type":"Elsa.WriteLine"}],"connections":[{"source":1}]}}""";

        parser.Parse(MemoryEngine.Json(odd)).Graph.ShouldNotBeNull();
    }

    [Fact]
    public void connections_of_elsa_3_0_are_read()
    {
        var flowchart = Flowchart("f", [Line("a", "A"), Line("b", "B")]);
        flowchart["connections"] = new JsonArray(new JsonObject { ["source"] = "a", ["target"] = "b", ["sourcePort"] = "Done" });

        parser.Parse(Definition(flowchart)).Graph!.Nodes["Workflow1:f"].Connections.ShouldBe([new Connection("a", "Done", "b", "In")]);
    }
}
