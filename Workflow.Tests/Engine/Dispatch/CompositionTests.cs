using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Dispatch;

/// <summary>Workflows that start others or contain them, on a real database.</summary>
[Collection(PostgresCollection.Name)]
public sealed class CompositionTests(PostgresFixture postgres)
{
    private const string Child =
        """
        {"id":"o","type":"Elsa.SetOutput","version":1,
         "outputName":{"typeName":"String","expression":{"type":"Literal","value":"Out"}},
         "outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('n') * 10"}}}
        """;

    [Fact]
    public async Task Parents_that_wait_for_one_or_many_children_get_what_came_of_them()
    {
        await using var engine = await RunningEngine.StartAsync(
            postgres,
            ("child", Child),
            ("executes", Starts("ExecuteWorkflow", "child", """ "waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":true}} """)),
            ("idles", Starts("ExecuteWorkflow", "child")),
            ("bulk", Starts("BulkDispatchWorkflows", "child", """ "items":{"typeName":"Object","expression":{"type":"Literal","value":[{"n":1},{"n":2}]}} """)));

        foreach (var parent in new[] { "executes", "idles" })
        {
            var state = await EndAsync(engine, await engine.RunAsync(parent));
            state.Incidents.ShouldBeEmpty();
            state.Output["Out"].GetProperty("Output").GetProperty("Out").GetInt32().ShouldBe(40);
        }

        (await EndAsync(engine, await engine.RunAsync("bulk"))).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await engine.SqlAsync<long>("select count(*) from workflow.wf_work")).ShouldBe(0);
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workflow_that_is_not_published_faults_the_activity_that_wants_it()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("parent", Starts("DispatchWorkflow", "nobody")));

        var state = await EndAsync(engine, await engine.RunAsync("parent"));

        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        state.Incidents.Single().Code.ShouldBe("WorkflowNotFound");
    }

    [Fact]
    public async Task A_workflow_used_as_an_activity_stays_at_its_version_while_it_runs_on_any_node()
    {
        await using var engine = await RunningEngine.StartAsync(postgres);
        engine.Define("sub", Waits("first"), """{"usableAsActivity":true}""");
        await ImportAsync(engine);
        engine.Define("uses", """{"id":"u","type":"Sub","version":1,"out":{"typeName":"Object","memoryReference":{"id":"Out"}}}""");
        await ImportAsync(engine);
        var running = await engine.RunAsync("uses");
        await engine.UntilAsync(running, state => state.Bookmarks.Count == 1);

        engine.Define("sub", Waits("second"), """{"usableAsActivity":true}""");
        await ImportAsync(engine);
        await engine.RestartAsync();
        await engine.SendAsync(running, new RaiseEvent("go", null));

        (await EndAsync(engine, running)).Output["Out"].GetString().ShouldBe("first");
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    private static string Starts(string type, string child, string more = """ "startNewTrace":null """) =>
        $$"""
        { "id":"x", "type":"Elsa.{{type}}", "version":1, {{more}},
          "workflowDefinitionId": { "typeName":"String", "expression": { "type":"Literal", "value":"{{child}}" } },
          "input": { "typeName":"Object", "expression": { "type":"Literal", "value": { "n":4 } } },
          "result": { "typeName":"Object", "memoryReference": { "id":"Out" } } }
        """;

    private static string Waits(string output) =>
        $$"""
        { "id":"s", "type":"Elsa.Sequence", "version":1, "activities": [
          { "id":"e", "type":"Elsa.Event", "version":1,
            "eventName": { "typeName":"String", "expression": { "type":"Literal", "value":"go" } } },
          { "id":"o", "type":"Elsa.SetOutput", "version":1,
            "outputName": { "typeName":"String", "expression": { "type":"Literal", "value":"Out" } },
            "outputValue": { "typeName":"Object", "expression": { "type":"Literal", "value":"{{output}}" } } } ] }
        """;

    private static async Task ImportAsync(RunningEngine engine) =>
        (await engine.Get<IDefinitionImports>().ImportAsync(default)).SelectMany(file => file.Problems).ShouldBeEmpty();

    private static Task<InstanceState> EndAsync(RunningEngine engine, string instance) =>
        engine.UntilAsync(instance, state => state.Status == WorkflowStatus.Finished);
}
