using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Triggers;

[Collection(PostgresCollection.Name)]
public sealed class EventTriggerTests(PostgresFixture postgres)
{
    private static readonly Origin Origin = new(new Actor("analyst", "analyst", "320000", RunningEngine.Tenant), "corr");

    [Fact]
    public async Task An_event_starts_the_workflow_whose_trigger_it_is_and_resumes_those_that_wait_for_it()
    {
        await using var engine = await RunningEngine.StartAsync(
            postgres, ("started", Starting("filed")), ("waiting", Event("Wait", "filed", canStart: false)));
        var waiting = await engine.RunAsync("waiting");
        await engine.UntilWaitingAsync(waiting);

        await engine.PublishAsync("filed", new { number = 7 }, correlation: null);

        await engine.UntilFinishedAsync(waiting);
        var started = await UntilStartedAsync(engine, "started", 1);
        started.Single().TriggerActivityId.ShouldBe("On");
        started.Single().Output["Out"].GetProperty("number").GetInt32().ShouldBe(7);
    }

    [Fact]
    public async Task What_an_event_starts_takes_its_correlation()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("started", Starting("filed")));

        await engine.PublishAsync("filed", 1, correlation: "case-1");

        (await UntilStartedAsync(engine, "started", 1)).Single().CorrelationId.ShouldBe("case-1");
    }

    [Fact]
    public async Task An_event_for_one_instance_starts_none()
    {
        await using var engine = await RunningEngine.StartAsync(
            postgres, ("started", Starting("filed")), ("waiting", Event("Wait", "filed", canStart: false)));
        var waiting = await engine.RunAsync("waiting");
        await engine.UntilWaitingAsync(waiting);

        await engine.PublishAsync("filed", null, instance: waiting);

        await engine.UntilFinishedAsync(waiting);
        await engine.PublishAsync("filed", 2);
        (await UntilStartedAsync(engine, "started", 1)).Single().Output["Out"].GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_workflow_that_publishes_an_event_starts_another()
    {
        const string Publishes =
            """
            {"id":"Say","type":"Elsa.PublishEvent","version":1,
             "eventName":{"typeName":"String","expression":{"type":"Literal","value":"filed"}},
             "payload":{"typeName":"Object","expression":{"type":"Literal","value":"hello"}}}
            """;
        await using var engine = await RunningEngine.StartAsync(
            postgres, ("started", Starting("filed")), ("publishes", Publishes));

        await engine.UntilFinishedAsync(await engine.RunAsync("publishes"));

        (await UntilStartedAsync(engine, "started", 1)).Single().Output["Out"].GetString().ShouldBe("hello");
    }

    [Fact]
    public async Task A_workflow_that_publishes_what_it_waits_for_itself_goes_on()
    {
        const string Itself =
            """
            {"id":"Both","type":"Elsa.Parallel","version":1,"activities":[
              {"id":"Wait","type":"Elsa.Event","version":1,
               "eventName":{"typeName":"String","expression":{"type":"Literal","value":"mine"}}},
              {"id":"Say","type":"Elsa.PublishEvent","version":1,
               "eventName":{"typeName":"String","expression":{"type":"Literal","value":"mine"}}}]}
            """;
        await using var engine = await RunningEngine.StartAsync(postgres, ("itself", Itself));

        await engine.UntilFinishedAsync(await engine.RunAsync("itself"));
    }

    [Fact]
    public async Task Triggers_that_an_earlier_release_published_without_an_index_answer_after_the_upgrade()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("started", Starting("filed")));
        await engine.SqlAsync<long>("with gone as (delete from workflow.mt_doc_triggerrow returning id) select count(*) from gone");

        await engine.RestartAsync();
        await engine.PublishAsync("filed", "after the upgrade");

        (await UntilStartedAsync(engine, "started", 1)).Single().Output["Out"].GetString().ShouldBe("after the upgrade");
    }

    [Fact]
    public async Task A_trigger_inside_another_activity_counts_and_one_that_may_not_start_does_not()
    {
        var nested = $$"""{"id":"Seq","type":"Elsa.Sequence","version":1,"activities":[{{Event("Deep", "filed", canStart: true)}}]}""";
        await using var engine = await RunningEngine.StartAsync(
            postgres, ("nested", nested), ("silent", Event("Wait", "filed", canStart: false)));

        await engine.PublishAsync("filed");

        (await UntilStartedAsync(engine, "nested", 1)).Single().Status.ShouldBe(WorkflowStatus.Finished);
        (await CountAsync(engine, "silent")).ShouldBe(0);
    }

    [Fact]
    public async Task A_retracted_workflow_is_started_no_more_and_a_new_version_answers_to_its_own_event()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("started", Starting("filed")));
        var library = engine.Get<IDefinitionLibrary>();
        var text = await library.TextAsync((await library.FindAsync("started", VersionOptions.Published, default))!, default);

        await library.SaveAsync(
            Origin, new DefinitionDraft(text.Replace("filed", "closed", StringComparison.Ordinal)) { Publish = true }, default);
        await engine.PublishAsync("filed");
        await engine.PublishAsync("closed", "new");
        (await UntilStartedAsync(engine, "started", 1)).Single().Output["Out"].GetString().ShouldBe("new");

        await library.RetractAsync(Origin, "started", null, default);
        await engine.PublishAsync("closed");
        (await engine.SqlAsync<long>("select count(*) from workflow.wf_work")).ShouldBe(0);
        (await CountAsync(engine, "started")).ShouldBe(1);
    }

    [Fact]
    public async Task An_event_whose_workflow_may_not_start_now_is_let_go()
    {
        await using var engine = await RunningEngine.StartAsync(postgres);
        engine.Define(
            "single",
            $$"""{"id":"Seq","type":"Elsa.Sequence","version":1,"activities":[{{Event("On", "filed", true)}},{{Event("Wait", "go", false)}}]}""",
            """{"activationStrategyType":"Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime"}""");
        await engine.RestartAsync();
        await using var other = await engine.JoinAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? engine : other).PublishAsync("filed")));

        await UntilStartedAsync(engine, "single", 1);
        await Eventually.SeeAsync(() => engine.SqlAsync<long>("select count(*) from workflow.wf_work"), left => left == 0);
        (await CountAsync(engine, "single")).ShouldBe(1);
    }

    [Fact]
    public async Task A_trigger_without_a_name_keeps_its_workflow_from_being_published_and_says_where()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("nameless", Event("On", "", canStart: true)));

        var file = engine.Get<IDefinitionImports>().Files.Single();

        file.Problems.Single().ActivityId.ShouldBe("On");
        (await engine.Get<IDefinitions>().FindPublishedAsync(RunningEngine.Tenant, "nameless", default)).ShouldBeNull();
    }

    /// <summary>Starts by an event and gives what came with it.</summary>
    private static string Starting(string name) =>
        $$$"""
        {"id":"Seq","type":"Elsa.Sequence","version":1,"activities":[
          {{{Event("On", name, canStart: true)}}},
          {"id":"Give","type":"Elsa.SetOutput","version":1,
           "outputName":{"typeName":"String","expression":{"type":"Literal","value":"Out"}},
           "outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"getLastResult()"} } }]}
        """;

    private static string Event(string id, string name, bool canStart) =>
        $$$"""
        {"id":"{{{id}}}","type":"Elsa.Event","version":1,"name":"{{{id}}}",
         "customProperties":{"canStartWorkflow":{{{(canStart ? "true" : "false")}}} },
         "eventName":{"typeName":"String","expression":{"type":"Literal","value":"{{{name}}}"} } }
        """;

    private static async Task<IReadOnlyList<InstanceState>> UntilStartedAsync(RunningEngine engine, string definition, int count)
    {
        await Eventually.SeeAsync(() => CountAsync(engine, definition), started => started == count);
        var states = new List<InstanceState>();
        foreach (var id in await engine.InstancesAsync(definition))
        {
            states.Add(await engine.UntilAsync(id, state => state.SubStatus is not WorkflowSubStatus.Pending));
        }

        return states;
    }

    private static async Task<int> CountAsync(RunningEngine engine, string definition) =>
        (await engine.InstancesAsync(definition)).Count;
}
