using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Dispatch;

/// <summary>What analysts draw without end eats neither the host nor the time of others.</summary>
[Collection(PostgresCollection.Name)]
public sealed class BusyInstanceTests(PostgresFixture postgres)
{
    private const string Always = """ "condition":{"typeName":"Boolean","expression":{"type":"Literal","value":true}} """;

    private const string Line =
        """{"id":"l","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"x"}}}""";

    [Fact]
    public async Task An_instance_that_sends_itself_events_without_end_keeps_nobody_waiting_and_can_be_cancelled()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("busy", Loop(
            """
            {"id":"p","type":"Elsa.Parallel","version":1,"activities":[
              {"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"E"}}},
              {"id":"x","type":"Elsa.PublishEvent","version":1,
               "eventName":{"typeName":"String","expression":{"type":"Literal","value":"E"}},
               "isLocalEvent":{"typeName":"Boolean","expression":{"type":"Literal","value":true}}}]}
            """)), ("quick", Line));
        var busy = await engine.RunAsync("busy");
        await engine.UntilAsync(busy, state => state.LastExecution > 100);

        var others = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => engine.RunAsync("quick")));
        foreach (var other in others)
        {
            await engine.UntilFinishedAsync(other);
        }

        await engine.SendAsync(busy, new Cancel("够了"));
        (await engine.UntilFinishedAsync(busy)).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
        await Eventually.SeeAsync(() => engine.SqlAsync<long>("select count(*) from workflow.wf_work"), left => left == 0);
    }

    [Fact]
    public async Task An_endless_loop_of_commands_inside_one_burst_ends_with_an_incident()
    {
        await using var engine = await RunningEngine.StartAsync(
            postgres,
            services => services.AddSingleton(new BurstLimits(Activities: 60)),
            ("loop", Loop(
                """
                {"id":"d","type":"Elsa.DispatchWorkflow","version":1,
                 "workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"quick"}}}
                """)),
            ("quick", Line));

        var state = await engine.UntilFinishedAsync(await engine.RunAsync("loop"));

        state.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        state.Incidents.Single().Code.ShouldBe("BurstLimit");
        state.LastExecution.ShouldBe(60);
    }

    private static string Loop(string body) =>
        $$"""{"id":"w","type":"Elsa.While","version":1,{{Always}},"body":{{body}}}""";
}
