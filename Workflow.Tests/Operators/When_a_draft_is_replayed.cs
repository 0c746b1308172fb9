using System.Diagnostics;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Tests.Api;
using Workflow.Tests.Engine.Core;
using Workflow.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Workflow.Tests.Operators;

[Collection(OperatorCollection.Name)]
public sealed class When_a_draft_is_replayed(OperatorWorld world, ITestOutputHelper log)
{
    private const int Histories = 60;

    [Fact]
    public async Task each_history_is_told_apart_and_nothing_is_touched()
    {
        await world.DefineAsync(Flow.Definition(Root("new Date().getTime() > 0 && getInput('n') < 1000"), id: "replayed"));
        var instances = new List<string>();
        for (var n = 0; n < Histories; n++)
        {
            instances.Add((await world.StartedAsync("replayed", new { n })).Id);
        }

        foreach (var id in instances)
        {
            await world.UntilAsync(id, state => state.SubStatus == WorkflowSubStatus.Suspended);
            await world.SendAsync(id, new RaiseEvent("Go", null));
            await world.UntilAsync(id, state => state.SubStatus == WorkflowSubStatus.Finished);
        }

        var same = await ReplayAsync(1);
        var draft = await world.DraftAsync(Flow.Definition(Root("getInput('n') < 50"), id: "replayed"));
        var changed = await ReplayAsync(draft.Version);

        same["same"]!.GetValue<int>().ShouldBe(Histories);
        changed["same"]!.GetValue<int>().ShouldBe(50);
        changed["pathDiffers"]!.GetValue<int>().ShouldBe(Histories - 50);
        var items = (await world.GetAsync("analyst", $"/api/replays/{changed["id"]}/items?differs=true")).AsArray();
        items.Count.ShouldBe(Math.Min(100, Histories - 50));
        items[0]!["report"]!["divergedAt"]!["recorded"]!["activityId"]!.GetValue<string>().ShouldBe("if");
        foreach (var id in instances)
        {
            var view = await world.GetAsync("auditor", $"/api/instances/{id}");
            view["version"]!.GetValue<int>().ShouldBe(3);
        }
    }

    [Fact]
    public async Task without_a_definition_it_is_refused()
    {
        using var answer = await world.PostAsync("analyst", "/api/replays", new JsonObject { ["version"] = 1, ["query"] = new JsonObject() });
        (await answer.ShouldBeProblem(400, "body.invalid")).Fields().ShouldContain("/query/definitionId");
    }

    private static JsonObject Root(string condition) => Flow.Flowchart(
        "f",
        [
            Flow.Event("e", "Go"),
            Flow.Activity("FlowDecision", "if", ("condition", Flow.Script(condition, "Boolean"))),
            Flow.Line("small", "small"),
            Flow.Line("large", "large"),
        ],
        ("e", "Done", "if"),
        ("if", "True", "small"),
        ("if", "False", "large"));

    private async Task<JsonNode> ReplayAsync(int version)
    {
        var watch = Stopwatch.StartNew();
        var body = new JsonObject { ["version"] = version, ["query"] = new JsonObject { ["definitionId"] = "replayed" } };
        using var accepted = await world.PostAsync("analyst", "/api/replays", body);
        var tracking = (await accepted.ReadJsonAsync())["tracking"]!.GetValue<string>();
        var progress = await Eventually.SeeAsync(
            () => world.GetAsync("analyst", tracking), seen => seen["isFinished"]!.GetValue<bool>());
        progress["total"]!.GetValue<int>().ShouldBe(Histories);
        log.WriteLine($"{Histories} histories in {watch.ElapsedMilliseconds} ms");
        return progress;
    }
}
