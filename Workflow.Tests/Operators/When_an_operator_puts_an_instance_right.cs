using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Instances;
using Workflow.Tests.Api;
using Workflow.Tests.Engine.Core;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Operators;

[Collection(OperatorCollection.Name)]
public sealed class When_an_operator_puts_an_instance_right(OperatorWorld world)
{
    [Fact]
    public async Task the_preview_tells_the_outcome_and_writes_nothing()
    {
        var state = await FaultedAsync();
        var before = await VersionAsync(state.Id);

        using var answer = await world.PostAsync("analyst", $"/api/instances/{state.Id}/repairs/preview", Fix());
        var report = await answer.ReadJsonAsync();

        report["status"]!.GetValue<string>().ShouldBe("Finished");
        report["incidents"]!.AsArray().ShouldBeEmpty();
        report["facts"]!.AsArray().ShouldContain(fact => fact!["fact"]!.GetValue<string>() == "activity-retried");
        (await VersionAsync(state.Id)).ShouldBe(before);
    }

    [Fact]
    public async Task the_repair_is_an_event_with_who_and_why_and_happens_once()
    {
        var state = await FaultedAsync();

        using var first = await world.PostAsync("administrator", $"/api/instances/{state.Id}/repairs", Fix(), "one-key");
        using var second = await world.PostAsync("administrator", $"/api/instances/{state.Id}/repairs", Fix(), "one-key");

        (await first.ReadJsonAsync())["status"]!.GetValue<string>().ShouldBe("Finished");
        second.Headers.Contains("Idempotent-Replayed").ShouldBeTrue();
        (await second.ReadJsonAsync()).ToJsonString().ShouldBe((await first.ReadJsonAsync()).ToJsonString());
        var events = (await world.GetAsync("auditor", $"/api/instances/{state.Id}/events"))["items"]!.AsArray();
        var repair = events.Single(one => one!["body"]!["stimulus"]?["stimulus"]?.GetValue<string>() == "repair")!;
        repair["actorId"]!.GetValue<string>().ShouldBe("administrator");
        repair["body"]!["stimulus"]!["reason"]!.GetValue<string>().ShouldBe("数据已核对");
        (await world.BreaksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task whoever_saw_an_older_version_is_told_so()
    {
        var state = await FaultedAsync();

        using var answer = await world.PostAsync("administrator", $"/api/instances/{state.Id}/repairs", Fix(), match: "\"1\"");

        await answer.ShouldBeProblem(409, "changed-meanwhile");
    }

    [Fact]
    public async Task everything_wrong_with_the_request_is_told_at_once()
    {
        var body = JsonNode.Parse("""{"steps":[{"step":"skip"},{"step":"dance"},{"step":"change-variable","variable":"X"}]}""")!;

        using var answer = await world.PostAsync("administrator", "/api/instances/nobody/repairs", body);

        var problem = await answer.ShouldBeProblem(400, "body.invalid");
        problem.Fields().ShouldBe(["/reason", "/steps/0/incidentId", "/steps/1/step", "/steps/2/value"], ignoreOrder: true);
    }

    [Fact]
    public async Task what_does_not_fit_is_a_conflict_that_says_what_to_do()
    {
        var state = await FaultedAsync();
        var body = JsonNode.Parse("""{"reason":"试试","steps":[{"step":"retry","incidentId":"nobody"}]}""")!;

        using var answer = await world.PostAsync("administrator", $"/api/instances/{state.Id}/repairs", body);

        await answer.ShouldBeProblem(409, "repair.no-incident");
    }

    [Theory]
    [InlineData("analyst", HttpStatusCode.Forbidden)]
    [InlineData("citizen1", HttpStatusCode.Forbidden)]
    public async Task only_administrators_repair(string user, HttpStatusCode status)
    {
        using var answer = await world.PostAsync(user, "/api/instances/nobody/repairs", Fix());
        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task two_points_of_its_history_can_be_compared()
    {
        var state = await FaultedAsync();
        var before = await VersionAsync(state.Id);
        using var answer = await world.PostAsync("administrator", $"/api/instances/{state.Id}/repairs", Fix());
        answer.EnsureSuccessStatusCode();

        var difference = await world.GetAsync("auditor", $"/api/instances/{state.Id}/diff?from={before}");

        difference["from"]!.GetValue<long>().ShouldBe(before);
        difference["subStatus"]!.ToJsonString().ShouldBe("""{"from":"Faulted","to":"Finished"}""");
        difference["incidentsClosed"]!.AsArray().Count.ShouldBe(1);
        difference["ended"]!.AsArray().Select(step => step!["what"]!.GetValue<string>()).ShouldContain("completed");
        var first = await world.GetAsync("auditor", $"/api/instances/{state.Id}/diff?to={before}");
        first["started"]!.AsArray().Count.ShouldBe(3);
        first["incidentsOpened"]!.AsArray().Count.ShouldBe(1);
        first["variables"]!.AsArray().Single()!["name"]!.GetValue<string>().ShouldBe("X");
    }

    private static JsonObject Fix() => JsonNode.Parse(
        """{"reason":"数据已核对","steps":[{"step":"change-variable","variable":"X","value":1},{"step":"retry"}]}""")!.AsObject();

    private async Task<InstanceState> FaultedAsync()
    {
        await world.DefineAsync(Flow.Definition(
            Flow.Sequence("s", Flow.Line("a", Flow.Script("if (!variables.X) throw new Error('no'); 'ok'"))),
            [Flow.Variable("X")],
            id: "faulty"));
        var started = await world.StartedAsync("faulty");
        return await world.UntilAsync(started.Id, state => state.SubStatus == WorkflowSubStatus.Faulted);
    }

    private async Task<long> VersionAsync(string id) =>
        (await world.GetAsync("auditor", $"/api/instances/{id}"))["version"]!.GetValue<long>();
}
