using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Xunit;

namespace Workflow.Tests.Api;

public sealed class When_an_instance_is_looked_into(EdgeFixture edge) : IClassFixture<EdgeFixture>
{
    private const string Id = "wf-320100-2026-000001";
    private const string Sealed = """{"$personal":{"subject":"s1","key":"k1","cipher":"c2VjcmV0"}}""";

    [Fact]
    public async Task personal_values_are_masked_in_the_state()
    {
        edge.Workflows.Find = (_, id, _) => new InstanceView(
            InstanceState.Initial with { Id = id, Input = JsonElement.Parse($$"""{"name":{{Sealed}},"n":1}""") }, 3, "ab");
        using var client = await edge.SignedIn("auditor");
        var text = await client.GetStringAsync($"/api/instances/{Id}");
        text.ShouldNotContain("c2VjcmV0");
        var input = JsonNode.Parse(text)!["state"]!["input"]!;
        input["name"]!["masked"]!.GetValue<string>().ShouldBe("***");
        input["n"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task personal_values_are_masked_in_the_history()
    {
        edge.Workflows.History = (_, _) =>
        [
            new HistoryEntry(
                1,
                "workflow.accepted.v1",
                JsonElement.Parse($$"""{"input":[{{Sealed}}]}"""),
                new EventFacts(1, DateTimeOffset.UnixEpoch, Actor.Engine("320100")),
                "h1",
                string.Empty),
        ];
        using var client = await edge.SignedIn("analyst");
        var text = await client.GetStringAsync($"/api/instances/{Id}/events");
        text.ShouldNotContain("c2VjcmV0");
        var page = JsonNode.Parse(text)!;
        page["total"]!.GetValue<int>().ShouldBe(1);
        page["items"]![0]!["type"]!.GetValue<string>().ShouldBe("workflow.accepted.v1");
    }

    [Theory]
    [InlineData("2", 2L, null)]
    [InlineData("2026-01-31T08:00:00Z", null, "2026-01-31T08:00:00+00:00")]
    [InlineData("2026-01-31T16:00:00+08:00", null, "2026-01-31T08:00:00+00:00")]
    [InlineData("2026-01-31T08:00:00", null, "2026-01-31T08:00:00+00:00")]
    public async Task a_version_or_a_moment_is_passed_on(string at, long? version, string? time)
    {
        PointInHistory? asked = null;
        edge.Workflows.Find = (_, id, point) =>
        {
            asked = point;
            return new InstanceView(InstanceState.Initial with { Id = id }, 2, string.Empty);
        };
        using var client = await edge.SignedIn("coordinator");
        (await client.GetAsync($"/api/instances/{Id}?at={at}")).EnsureSuccessStatusCode();
        asked.ShouldBe(new PointInHistory(version, time is null ? null : DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task a_version_that_is_not_there_yet_is_not_found()
    {
        edge.Workflows.Find = (_, id, _) => new InstanceView(InstanceState.Initial with { Id = id }, 2, string.Empty);
        using var client = await edge.SignedIn("coordinator");
        await (await client.GetAsync($"/api/instances/{Id}?at=3")).ShouldBeProblem(404, "instance.no-such-version");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("yesterday")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public async Task nonsense_is_refused(string at)
    {
        using var client = await edge.SignedIn("coordinator");
        var problem = await (await client.GetAsync($"/api/instances/{Id}?at={at}")).ShouldBeProblem(400, "query.invalid");
        problem.Fields().ShouldBe(["at"]);
    }

    [Fact]
    public async Task the_citys_tenant_is_read_off_the_case_number()
    {
        string? asked = null;
        edge.Workflows.Find = (tenant, _, _) =>
        {
            asked = tenant;
            return null;
        };
        using var client = await edge.SignedIn("auditor");
        await (await client.GetAsync("/api/instances/wf-320500-2026-000007")).ShouldBeProblem(404, "instance.not-found");
        asked.ShouldBe("320500");
    }
}
