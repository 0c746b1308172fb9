using Shouldly;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Compensation;

/// <summary>On a real database, with the worker that makes the call.</summary>
public sealed class When_a_call_is_under_way_as_its_instance_is_cancelled(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Flight =
        """
        {"id":"f","type":"Elsa.Flowchart","version":1,"start":"flight","activities":[
          {"id":"noFlight","type":"Test.CallOut","version":1,"question":{"typeName":"Object","expression":{"type":"JavaScript","value":"'cancel ' + variables.CompensatedOutputs.Answer"}}},
          {"id":"flight","type":"Test.CallOut","version":1,"customProperties":{"compensatedBy":"noFlight"},
           "question":{"typeName":"Object","expression":{"type":"Literal","value":"flight"}}}],"connections":[]}
        """;

    private const string Ask =
        """{"id":"ask","type":"Test.CallOut","version":1,"question":{"typeName":"Object","expression":{"type":"Literal","value":"ask"}}}""";

    [Fact]
    public async Task its_answer_is_taken_and_undone()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("flight", Flight));
        using var released = new ManualResetEventSlim();
        var asked = new List<string>();
        engine.Effects.Answer = (effect, _) =>
        {
            asked.Add(effect.Request.GetString()!);
            released.Wait(TimeSpan.FromSeconds(20));
            return new EffectOutcome.Answered(effect.Request);
        };
        var instance = await engine.RunAsync("flight");
        await Eventually.SeeAsync(() => Task.FromResult(engine.Effects.Calls.Count), calls => calls == 1);
        await engine.SendAsync(instance, new Cancel("申请人撤回"));
        await engine.UntilAsync(instance, state => state.SubStatus == WorkflowSubStatus.Compensating);

        released.Set();

        (await engine.UntilFinishedAsync(instance)).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
        asked.ShouldBe(["flight", "cancel flight"]);
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_call_without_an_answer_so_far_is_made_again_under_its_key_to_learn_whether_it_was_done()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("flight", Flight));
        engine.Effects.Answer = (_, _) => new EffectOutcome.Unavailable("away");
        var instance = await engine.RunAsync("flight");
        await Eventually.SeeAsync(() => Task.FromResult(engine.Effects.Calls.Count), calls => calls >= 1);
        await engine.SendAsync(instance, new Cancel("申请人撤回"));
        await engine.UntilAsync(instance, state => state.SubStatus == WorkflowSubStatus.Compensating);

        engine.Effects.Answer = (effect, _) => new EffectOutcome.Answered(effect.Request);

        await engine.UntilFinishedAsync(instance);
        engine.Effects.Calls.Select(call => call.Key.Split('/')[1]).Distinct().ShouldBe(["flight", "noFlight"]);
    }

    [Fact]
    public async Task without_an_undo_it_is_not_made_again_and_the_work_row_goes()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("ask", Ask));
        engine.Effects.Answer = (_, _) => new EffectOutcome.Unavailable("away");
        var instance = await engine.RunAsync("ask");
        await Eventually.SeeAsync(() => Task.FromResult(engine.Effects.Calls.Count), calls => calls >= 1);
        await engine.SendAsync(instance, new Cancel("申请人撤回"));
        await engine.UntilFinishedAsync(instance);
        var calls = engine.Effects.Calls.Count;

        await engine.UntilAsync(instance, state => state.Abandoned is null);

        engine.Effects.Calls.Count.ShouldBeLessThanOrEqualTo(calls + 1);
        (await engine.SqlAsync<long>($"select count(*) from workflow.wf_work where instance_id = '{instance}'")).ShouldBe(0);
    }
}
