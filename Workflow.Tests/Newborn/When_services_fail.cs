using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Workflow.Tests.Newborn;

/// <summary>Outages of the services outside; a host of its own, because faults concern all who use the sandbox.</summary>
public sealed class When_services_fail(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    [Fact]
    public async Task each_service_may_fail_twice_before_it_answers()
    {
        await world.FaultAsync(new { service = "*", failFirst = 2 });
        var number = await world.FiledAsync(11);
        var closed = await world.DecidedAsync(number);

        closed["result"]!.GetValue<string>().ShouldBe("granted");
        var calls = await world.CallsAsync(number);
        calls.ShouldAllBe(call => call["requests"]!.GetValue<int>() >= 3);
        calls.ShouldAllBe(call => call["effect"]!.GetValue<int>() <= 1);
        await world.HealAsync();
    }

    [Fact]
    public async Task wrong_data_is_answered_with_a_supplement_and_not_with_a_guess()
    {
        await world.FaultAsync(new { service = "birth-record", wrongData = true });
        var number = await world.FiledAsync(12);
        var asked = await world.UntilAsync(number, "supplement");
        asked["actions"]!.AsArray().Single(action => action!["kind"]!.GetValue<string>() == "supplement")!["fields"]!
            .AsArray().Count.ShouldBeGreaterThan(0);

        await world.HealAsync();
        var right = new JsonObject { ["form"] = (await world.Host.Example(12))["form"]!.DeepClone() };
        (await world.Host.Cases.ActAsync(number, "supplements", right)).ShouldBe(HttpStatusCode.Accepted);
        (await world.DecidedAsync(number))["result"]!.GetValue<string>().ShouldBe("granted");
    }
}
