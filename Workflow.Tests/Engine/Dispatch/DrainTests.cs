using Shouldly;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Dispatch;

/// <summary>A node that is told to stop ends what runs, takes up nothing new and leaves nothing held.</summary>
[Collection(PostgresCollection.Name)]
public sealed class DrainTests(PostgresFixture postgres)
{
    private const string Ask =
        """
        {"id":"c","type":"Test.CallOut","version":1,
         "question":{"typeName":"Object","expression":{"type":"Literal","value":1}}}
        """;

    [Fact]
    public async Task an_effect_under_way_when_the_node_is_told_to_stop_is_ended_and_not_made_again()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("ask", Ask));
        using var called = new SemaphoreSlim(0);
        using var answer = new SemaphoreSlim(0);
        engine.Effects.Answer = (effect, _) =>
        {
            called.Release();
            answer.Wait();
            return new EffectOutcome.Answered(effect.Request);
        };
        var id = await engine.RunAsync("ask");
        await called.WaitAsync();

        var stop = engine.StopWorkingAsync();
        answer.Release();
        await stop;

        var state = await engine.Get<IWorkflows>().FindAsync(RunningEngine.Tenant, id, null, default);
        state!.State.Status.ShouldBe(WorkflowStatus.Finished);
        engine.Effects.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_node_that_has_stopped_holds_no_work()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("ask", Ask));
        engine.Effects.Answer = (effect, _) =>
        {
            Thread.Sleep(20);
            return new EffectOutcome.Answered(effect.Request);
        };
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => engine.RunAsync("ask")));

        await engine.StopWorkingAsync();

        (await engine.SqlAsync<long>("select count(*) from workflow.wf_work where owner is not null")).ShouldBe(0);
        (await engine.SqlAsync<long>("select count(*) from workflow.wf_work")).ShouldBeGreaterThan(0, "it was stopped amid the work");
        await using var other = await engine.JoinAsync();
        await Eventually.SeeAsync(
            () => engine.SqlAsync<long>("select count(*) from workflow.wf_work"), left => left == 0);
        (engine.Effects.Calls.Count + other.Effects.Calls.Count).ShouldBe(200, "nothing was called twice");
    }
}
