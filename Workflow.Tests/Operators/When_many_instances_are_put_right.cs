using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Instances;
using Workflow.Tests.Api;
using Workflow.Tests.Engine.Core;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Operators;

[Collection(OperatorCollection.Name)]
public sealed class When_many_instances_are_put_right(OperatorWorld world)
{
    [Theory]
    [InlineData("""{"definitionId":"d","substatus":"Faulted"}""", "/query/substatus")]
    [InlineData("""{"definitionId":"d","subStatus":"faulty"}""", "/query/subStatus")]
    public async Task a_slip_of_the_pen_in_the_query_does_not_choose_more_or_none(string query, string field)
    {
        var body = JsonNode.Parse($$"""{"reason":"试试","query":{{query}},"steps":[{"step":"retry","incidentID":"x"}]}""")!;

        using var steps = await world.PostAsync("administrator", "/api/batches/repairs", body);
        (await steps.ShouldBeProblem(400, "body.invalid")).Fields().ShouldBe(["/steps/0/incidentID"]);
        body["steps"]![0]!.AsObject().Remove("incidentID");
        using var answer = await world.PostAsync("administrator", "/api/batches/repairs", body);

        (await answer.ShouldBeProblem(400, "body.invalid")).Fields().ShouldBe([field]);
    }

    [Fact]
    public async Task all_that_the_query_finds_are_repaired_once_and_progress_is_told()
    {
        await world.DefineAsync(Flow.Definition(
            Flow.Sequence("s", Flow.Line("a", Flow.Script("if (!variables.X) throw new Error('no'); 'ok'"))),
            [Flow.Variable("X")],
            id: "many"));
        var instances = new List<string>();
        for (var i = 0; i < 25; i++)
        {
            instances.Add((await world.StartedAsync("many")).Id);
        }

        foreach (var id in instances)
        {
            await world.UntilAsync(id, state => state.SubStatus == WorkflowSubStatus.Faulted);
        }

        var body = JsonNode.Parse(
            """
            {"query":{"definitionId":"many","incidentCode":"Expression","activityId":"a","since":"2020-01-01T00:00:00Z"},
             "reason":"批量核对","steps":[{"step":"change-variable","variable":"X","value":1},{"step":"retry"}]}
            """)!;
        using var accepted = await world.PostAsync("administrator", "/api/batches/repairs", body, "many-1");
        using var again = await world.PostAsync("administrator", "/api/batches/repairs", body, "many-1");

        var tracking = (await accepted.ReadJsonAsync())["tracking"]!.GetValue<string>();
        (await again.ReadJsonAsync())["tracking"]!.GetValue<string>().ShouldBe(tracking);
        var progress = await Eventually.SeeAsync(
            () => world.GetAsync("administrator", tracking), seen => seen["isFinished"]!.GetValue<bool>());
        progress["total"]!.GetValue<int>().ShouldBe(25);
        progress["done"]!.GetValue<int>().ShouldBe(25);
        foreach (var id in instances)
        {
            (await world.UntilAsync(id, state => state.SubStatus == WorkflowSubStatus.Finished)).Incidents.ShouldBeEmpty();
            var events = (await world.GetAsync("auditor", $"/api/instances/{id}/events"))["items"]!.AsArray();
            events.Count(one => one!["actorId"]!.GetValue<string>() == "administrator").ShouldBe(1);
        }

        (await world.BreaksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_batch_without_any_condition_is_refused()
    {
        var body = JsonNode.Parse("""{"query":{},"reason":"试试","steps":[{"step":"retry"}]}""")!;
        using var answer = await world.PostAsync("administrator", "/api/batches/repairs", body);
        (await answer.ShouldBeProblem(400, "body.invalid")).Fields().ShouldBe(["/query"]);
    }

    [Fact]
    public async Task instances_are_previewed_and_migrated_one_and_all()
    {
        await world.DefineAsync(Flow.Definition(
            Flow.Sequence("s", Flow.Event("e", "Go"), Flow.Line("l", "old")), id: "moving"));
        var one = await world.StartedAsync("moving");
        var other = await world.StartedAsync("moving");
        await world.UntilAsync(other.Id, state => state.SubStatus == WorkflowSubStatus.Suspended);
        var version = await world.DefineAsync(Flow.Definition(
            Flow.Sequence("s", Flow.Line("x", "x"), Flow.Event("wait", "Go"), Flow.Line("l", "new")), id: "moving"));
        var unmapped = new JsonObject { ["version"] = version.Version, ["reason"] = "流程已更新" };
        var mapped = new JsonObject { ["version"] = version.Version, ["reason"] = "流程已更新", ["mapping"] = new JsonObject { ["e"] = "wait" } };

        using var bad = await world.PostAsync("analyst", $"/api/instances/{one.Id}/migration/preview", unmapped);
        using var good = await world.PostAsync("analyst", $"/api/instances/{one.Id}/migration/preview", mapped);
        using var refused = await world.PostAsync("administrator", $"/api/instances/{one.Id}/migration", unmapped);
        using var moved = await world.PostAsync("administrator", $"/api/instances/{one.Id}/migration", mapped);

        var problems = await bad.ReadJsonAsync();
        problems["problems"]!.AsArray().Single()!["message"]!.GetValue<string>().ShouldContain("“e”");
        problems["outcome"].ShouldBeNull();
        (await good.ReadJsonAsync())["outcome"]!["definitionVersion"]!.GetValue<int>().ShouldBe(version.Version);
        await refused.ShouldBeProblem(409, "migration.impossible");
        (await moved.ReadJsonAsync())["definitionVersion"]!.GetValue<int>().ShouldBe(version.Version);

        mapped["query"] = new JsonObject { ["definitionId"] = "moving" };
        using var batch = await world.PostAsync("administrator", "/api/batches/migrations", mapped);
        var tracking = (await batch.ReadJsonAsync())["tracking"]!.GetValue<string>();
        var progress = await Eventually.SeeAsync(
            () => world.GetAsync("administrator", tracking), seen => seen["isFinished"]!.GetValue<bool>());
        progress["done"]!.GetValue<int>().ShouldBe(1);
        progress["refused"]!.GetValue<int>().ShouldBe(1);
        (await world.UntilAsync(other.Id, state => state.DefinitionVersion == version.Version)).Bookmarks.Count.ShouldBe(1);
        (await world.BreaksAsync()).ShouldBeEmpty();
    }
}
