using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Engine.Core;
using Xunit;
using static Workflow.Tests.Engine.Core.Flow;

namespace Workflow.Tests.Engine.Activities;

public sealed class ChildWorkflowTests
{
    private readonly MemoryEngine engine = new();

    public ChildWorkflowTests()
    {
        engine.Define(Definition(
            Sequence(
                "c",
                Line("l", Script("`child ${getInput('n')}`")),
                Activity("SetOutput", "o", ("outputName", Literal("r")), ("outputValue", Script("getInput('n') * 10")))),
            outputs: [new JsonObject { ["name"] = "r", ["type"] = "Object" }],
            id: "child"));
        engine.Define(Definition(Sequence("c", Event("ce", "CE"), Line("l", "child end")), id: "waiting"));
        engine.Define(Definition(Activity("Fault", "f", ("message", Literal("不行"))), id: "failing"));
    }

    [Fact]
    public void executing_waits_until_the_child_comes_to_rest()
    {
        engine.Define(Parent("ExecuteWorkflow", "waiting", waits: false));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines.ShouldBe(["""{"Status":"Running","SubStatus":"Suspended","Output":{}}"""]);

        engine.Send(new RaiseEvent("CE", null), Child()).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        engine.Lines[1..].ShouldBe(["child end"]);
    }

    [Theory]
    [InlineData("ExecuteWorkflow", """{"Status":"Finished","SubStatus":"Finished","Output":{"r":40}}""")]
    [InlineData("DispatchWorkflow", """{"r":40}""")]
    public void waiting_gives_what_came_of_the_child(string type, string result)
    {
        engine.Define(Parent(type, "child", waits: true));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["child 4", result]);
    }

    [Theory]
    [InlineData("ExecuteWorkflow")]
    [InlineData("DispatchWorkflow")]
    public void a_parent_that_waits_shows_which_child_it_waits_for(string type)
    {
        engine.Define(Parent(type, "waiting", waits: true));

        var bookmark = engine.Start("d").Bookmarks.Values.Single();
        bookmark.Kind.ShouldBe(type);
        bookmark.Payload!.Value.GetProperty("ChildInstanceId").GetString().ShouldBe(Child());

        engine.Send(new RaiseEvent("CE", null), Child());
        engine.Instances["i"].Bookmarks.ShouldBeEmpty();
        engine.Instances["i"].SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void a_parent_goes_on_when_its_child_faults()
    {
        engine.Define(Parent("ExecuteWorkflow", "failing", waits: true));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["""{"Status":"Finished","SubStatus":"Faulted","Output":{}}"""]);
    }

    [Theory]
    [InlineData("ExecuteWorkflow", false)]
    [InlineData("DispatchWorkflow", false)]
    [InlineData("DispatchWorkflow", true)]
    public void a_workflow_that_is_not_published_is_a_fault_of_the_activity(string type, bool waits)
    {
        engine.Define(Parent(type, "nobody", waits));

        var incident = engine.Start("d").Incidents.Single();

        incident.NodeId.ShouldBe("Workflow1:s:x");
        incident.Message.ShouldContain("“nobody”");
    }

    [Fact]
    public void a_child_knows_its_parent_and_has_its_own_correlation()
    {
        engine.Define(Definition(Line("l", Script("`${getInput('ParentInstanceId')} ${getCorrelationId()}`")), id: "asks"));
        engine.Define(Definition(Activity(
            "DispatchWorkflow", "x", ("workflowDefinitionId", Literal("asks")), ("correlationId", Literal("c-1")))));

        engine.Start("d");

        engine.Lines.ShouldBe(["i c-1"]);
    }

    [Fact]
    public void a_childs_input_may_be_written_as_json_text()
    {
        engine.Define(Definition(Activity(
            "DispatchWorkflow", "x", ("workflowDefinitionId", Literal("child")), ("input", Literal("""{"n":5}""")))));

        engine.Start("d");

        engine.Lines.ShouldBe(["child 5"]);
    }

    [Fact]
    public void workflows_that_start_themselves_come_to_an_end()
    {
        engine.Define(Definition(Activity("DispatchWorkflow", "x", ("workflowDefinitionId", Literal("d")))));

        engine.Start("d");

        engine.Instances.Count.ShouldBe(51);
        engine.Instances.Values.Single(state => !state.Incidents.IsEmpty).Incidents.Single().Message.ShouldContain("递归");
    }

    [Fact]
    public void each_item_gets_a_workflow_of_its_own()
    {
        engine.Define(Bulk("[{ n: 1 }, { n: 2 }, 3]", ("input", Script("({ n: 9, more: true })"))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines.ShouldBe(["child 1", "child 2", "child 9", "Completed", "Done"], ignoreOrder: true);
        engine.Instances.Values.Select(state => state.Input).Where(input => input.TryGetProperty("Item", out _)).Single()
            .GetProperty("Item").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void the_correlation_of_each_item_is_computed_from_it()
    {
        engine.Define(Bulk("['a', 'b']", ("correlationIdFunction", Script("`case-${getItem()}`")), ("waitForCompletion", Literal(false))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines[0].ShouldBe("Done");
        engine.Instances.Values.Select(state => state.CorrelationId).Where(id => id is not null).ShouldBe(["case-a", "case-b"]);
    }

    [Fact]
    public void without_items_bulk_dispatch_is_done()
    {
        engine.Define(Bulk("[]"));

        engine.Start("d");

        engine.Lines.ShouldBe(["Done"]);
    }

    [Fact]
    public void each_end_of_a_child_runs_its_port_and_the_last_one_completes()
    {
        engine.Define(Definition(
            Activity("If", "q", ("condition", Script("getInput('n') == 2", "Boolean")), ("then", Activity("Fault", "f", ("message", Literal("不行"))))),
            id: "child"));
        engine.Define(Bulk(
            "[{ n: 1 }, { n: 2 }]",
            ("childCompleted", Line("ok", Script("`ok ${variables.ChildInstanceId}`"))),
            ("childFaulted", Sequence("bad", Event("e", "E"), Line("no", Script("`no ${variables.ChildInstanceId}`"))))));

        engine.Start("d").SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
        engine.Lines.ShouldBe([$"ok {Child()}"]);
        engine.Send(new RaiseEvent("E", null)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);

        engine.Lines[1..].ShouldBe([$"no {Child(1)}", "Completed", "Done"]);
    }

    private static JsonElement Parent(string type, string child, bool waits) => Definition(
        Sequence(
            "s",
            Activity(
                type,
                "x",
                ("workflowDefinitionId", Literal(child)),
                ("input", Script("({ n: 4 })")),
                ("waitForCompletion", Literal(waits, "Boolean")),
                ("result", Into("x"))),
            Line("z", Script("const { WorkflowInstanceId, CorrelationId, WorkflowDefinitionVersionId, ...rest } = variables.x; toJson(rest)"))),
        [Variable("x")]);

    /// <summary>Writes the outcomes that it leaves by.</summary>
    private static JsonElement Bulk(string items, params (string, JsonNode?)[] more) => Definition(Flowchart(
        "f",
        [
            Activity("BulkDispatchWorkflows", "x", [("workflowDefinitionId", Literal("child")), ("items", Script(items)), .. more]),
            Line("all", "Completed"),
            Line("done", "Done"),
        ],
        ("x", "Completed", "all"),
        ("x", "Done", "done")));

    private string Child(int index = 0) => engine.Instances.Values.Where(state => state.Parent is not null).ElementAt(index).Id;
}
