using Shouldly;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Engine.Compensation;

/// <summary>Undoing is durable: whoever takes over goes on where it stopped, and no undo is applied twice.</summary>
public sealed class When_a_node_dies_amid_undoing(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Booking =
        """
        {"id":"f","type":"Elsa.Flowchart","version":1,"start":"flight","activities":[
          {"id":"noFlight","type":"Test.CallOut","version":1,"question":{"typeName":"Object","expression":{"type":"Literal","value":"cancel flight"}}},
          {"id":"noHotel","type":"Test.CallOut","version":1,"question":{"typeName":"Object","expression":{"type":"Literal","value":"cancel hotel"}}},
          {"id":"flight","type":"Test.CallOut","version":1,"customProperties":{"compensatedBy":"noFlight"},
           "question":{"typeName":"Object","expression":{"type":"Literal","value":"flight"}}},
          {"id":"hotel","type":"Test.CallOut","version":1,"customProperties":{"compensatedBy":"noHotel"},
           "question":{"typeName":"Object","expression":{"type":"Literal","value":"hotel"}}},
          {"id":"wait","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"E"}}}],
         "connections":[
          {"source":{"activity":"flight","port":"Done"},"target":{"activity":"hotel","port":"In"}},
          {"source":{"activity":"hotel","port":"Done"},"target":{"activity":"wait","port":"In"}}]}
        """;

    [Fact]
    public async Task the_undos_go_on_in_reverse_order()
    {
        await using var engine = await RunningEngine.StartAsync(postgres, ("booking", Booking));
        var instance = await engine.RunAsync("booking");
        await engine.UntilAsync(instance, state => state.Bookmarks.Count == 1);
        engine.Effects.Answer = (_, _) => new EffectOutcome.Unavailable("away");
        await engine.SendAsync(instance, new Cancel("申请人撤回"));
        await engine.UntilAsync(instance, state => state.SubStatus == WorkflowSubStatus.Compensating && state.Effects.Count == 1);

        await engine.RestartAsync();
        engine.Effects.Answer = (effect, _) => new EffectOutcome.Answered(effect.Request);

        var ended = await engine.UntilFinishedAsync(instance);
        ended.SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
        engine.Effects.Calls.Select(call => call.Key.Split('/')[1]).Distinct()
            .ShouldBe(["flight", "hotel", "noHotel", "noFlight"]);
        (await engine.VerifyAsync()).ShouldBeEmpty();
    }
}
