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
    private static readonly string[] Clerks = ["clerk-wjw", "clerk-gaj", "clerk-ybj", "clerk-rsj"];

    [Fact]
    public async Task the_example_closes_granted_once_the_clerks_have_decided()
    {
        using var citizen = await host.SignedIn("citizen1");
        var example = await host.Example(1);
        var key = Guid.NewGuid().ToString();

        var filed = await HostFixture.Post(citizen, "/api/cases", example, key);
        ((int)filed.StatusCode).ShouldBe(202, await filed.Content.ReadAsStringAsync());
        var number = JsonNode.Parse(await filed.Content.ReadAsStringAsync())!["caseNumber"]!.GetValue<string>();

        var again = await HostFixture.Post(citizen, "/api/cases", example, key);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await filed.Content.ReadAsStringAsync());
        example["division"] = "320102";
        await (await HostFixture.Post(citizen, "/api/cases", example, key)).ShouldBeProblem(409, "idempotency-key-reused");

        var closed = await Decide(citizen, number);
        closed["result"]!.GetValue<string>().ShouldBe("granted");
        closed["items"]!.AsArray().ShouldAllBe(item => item!["status"]!.GetValue<string>() == "closed");

        await HistoryIsWhole(number);
        await ChainsHold();
    }

    private async Task<JsonNode> Decide(HttpClient citizen, string number)
    {
        var clerks = await Task.WhenAll(Clerks.Select(host.SignedIn));
        for (var end = Environment.TickCount64 + 120_000; Environment.TickCount64 < end;)
        {
            foreach (var clerk in clerks)
            {
                await CompleteAll(clerk, number);
            }

            var view = JsonNode.Parse(await citizen.GetStringAsync($"/api/cases/{number}"))!;
            if (view["status"]!.GetValue<string>() == "closed")
            {
                return view;
            }

            await Task.Delay(200);
        }

        throw new TimeoutException(await citizen.GetStringAsync($"/api/cases/{number}"));
    }

    private static async Task CompleteAll(HttpClient clerk, string number)
    {
        var inbox = JsonNode.Parse(await clerk.GetStringAsync($"/api/tasks?caseNumber={number}"))!;
        foreach (var task in inbox["items"]!.AsArray())
        {
            var decision = new JsonObject
            {
                ["outcome"] = task!["outcomes"]![0]!["name"]!.DeepClone(),
                ["form"] = task["example"]!.DeepClone(),
            };
            var answer = await HostFixture.Post(clerk, $"/api/tasks/{task["id"]}/complete", decision);
            ((int)answer.StatusCode).ShouldBe(200, await answer.Content.ReadAsStringAsync());
        }
    }

    private async Task HistoryIsWhole(string number)
    {
        using var system = host.System();
        var now = JsonNode.Parse(await system.GetStringAsync($"/api/instances/wf-{number}"))!;
        now["status"]!.GetValue<string>().ShouldBe("Finished");
        var history = JsonNode.Parse(await system.GetStringAsync($"/api/instances/wf-{number}/events"))!;
        history["total"]!.GetValue<long>().ShouldBe(now["version"]!.GetValue<long>());
        history.ToJsonString().ShouldNotContain("cipher");
        var then = JsonNode.Parse(await system.GetStringAsync($"/api/instances/wf-{number}?at=1"))!;
        then["version"]!.GetValue<long>().ShouldBe(1);
        then["status"]!.GetValue<string>().ShouldBe("Running");
    }

    private async Task ChainsHold()
    {
        var verifier = host.Services.GetRequiredService<IChainVerifier>();
        (await verifier.VerifyAsync(CancellationToken.None).ToListAsync()).ShouldBeEmpty();
    }
}
