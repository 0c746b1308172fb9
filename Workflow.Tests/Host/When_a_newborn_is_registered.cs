using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Streams;
using Workflow.Tests.Api;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Host;

/// <summary>The whole house over HTTP: filed by a citizen, decided by clerks, closed.</summary>
public sealed class When_a_newborn_is_registered(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task the_example_closes_granted_once_the_clerks_have_decided()
    {
        using var citizen = await host.SignedIn("citizen1");
        var example = await host.Example(1);
        var key = Guid.NewGuid().ToString();

        var filed = await citizen.PostOnceAsync("/api/cases", example, key);
        ((int)filed.StatusCode).ShouldBe(202, await filed.Content.ReadAsStringAsync());
        var number = JsonNode.Parse(await filed.Content.ReadAsStringAsync())!["caseNumber"]!.GetValue<string>();

        var again = await citizen.PostOnceAsync("/api/cases", example, key);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await filed.Content.ReadAsStringAsync());
        example["division"] = "320102";
        await (await citizen.PostOnceAsync("/api/cases", example, key)).ShouldBeProblem(409, "idempotency-key-reused");

        var closed = await host.Cases.CloseAsync(number);
        closed["result"]!.GetValue<string>().ShouldBe("granted");
        closed["items"]!.AsArray().ShouldAllBe(item => item!["status"]!.GetValue<string>() == "closed");

        await host.Cases.FinishedAsync(closed);
        await HistoryIsWhole(number);
        await ChainsHold();
    }

    private async Task HistoryIsWhole(string number)
    {
        using var system = host.System();
        var now = await system.GetJsonAsync($"/api/instances/wf-{number}");
        now["status"]!.GetValue<string>().ShouldBe("Finished");
        var history = await system.GetJsonAsync($"/api/instances/wf-{number}/events");
        history["total"]!.GetValue<long>().ShouldBe(now["version"]!.GetValue<long>());
        history.ToJsonString().ShouldNotContain("cipher");
        var then = await system.GetJsonAsync($"/api/instances/wf-{number}?at=1");
        then["version"]!.GetValue<long>().ShouldBe(1);
        then["status"]!.GetValue<string>().ShouldBe("Running");
    }

    private async Task ChainsHold()
    {
        var verifier = host.Services.GetRequiredService<IChainVerifier>();
        (await verifier.VerifyAsync(CancellationToken.None).ToListAsync()).ShouldBeEmpty();
    }
}
