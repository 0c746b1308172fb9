using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Api;
using Workflow.Tests.Newborn;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Operators;

/// <summary>
/// A clerk's task whose branch an operator ends lies in no inbox any more as soon as the operator has the answer, and
/// says why.
/// </summary>
public sealed class When_a_task_is_no_longer_needed(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    [Fact]
    public async Task a_cancelled_branch_withdraws_its_task_with_the_operators_reason()
    {
        var (instance, clerk, task) = await WaitingAsync(41);
        var before = await TaskCountAsync(task);

        using var answer = await RepairAsync(instance, new JsonObject
        {
            ["reason"] = "该事项已由窗口线下办理",
            ["steps"] = new JsonArray(new JsonObject
            {
                ["step"] = "cancel-branch",
                ["executionId"] = await ExecutionOfAsync(instance, task["id"]!.GetValue<string>()),
            }),
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await TaskCountAsync(task)).ShouldBe(before - 1);
        using var client = await world.Host.SignedIn(clerk);
        var withdrawn = await client.GetJsonAsync($"/api/tasks/{task["id"]}");
        (withdrawn["state"]!.GetValue<string>(), withdrawn["reason"]!.GetValue<string>())
            .ShouldBe(("cancelled", "该事项已由窗口线下办理"));
        using var late = await world.Host.Cases.DecideAsync(clerk, task);
        (await late.ShouldBeProblem(409, "task.cancelled"))["detail"]!.GetValue<string>().ShouldContain("线下办理");
    }

    [Fact]
    public async Task a_token_moved_away_withdraws_the_task_it_leaves_and_the_new_one_lies_there()
    {
        var (instance, _, task) = await WaitingAsync(42);
        var execution = await ExecutionOfAsync(instance, task["id"]!.GetValue<string>());

        using var answer = await RepairAsync(instance, new JsonObject
        {
            ["reason"] = "重新分派",
            ["steps"] = new JsonArray(new JsonObject
            {
                ["step"] = "move-token",
                ["executionId"] = execution,
                ["activityId"] = await ActivityOfAsync(instance, execution),
            }),
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var open = await OpenAsync(task["caseNumber"]!.GetValue<string>());
        open.ShouldNotContain(task["id"]!.GetValue<string>());
        open.Count.ShouldBe(await BookmarkCountAsync(instance));
    }

    [Fact]
    public async Task a_cancelled_instance_leaves_no_task_behind()
    {
        var (instance, _, task) = await WaitingAsync(43);
        using var system = world.Host.System();

        using var cancelled = await system.PostOnceAsync($"/elsa/api/cancel/workflow-instances/{instance}", new JsonObject());

        cancelled.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await OpenAsync(task["caseNumber"]!.GetValue<string>())).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_cancelled_branch_that_waited_for_a_supplement_left_the_case_asking_for_it()
    {
        var number = await world.FiledAsync(44, form => form["mother"]!["name"] = "别人家");
        var asked = await world.UntilAsync(number, "supplement");
        var instance = asked["instanceId"]!.GetValue<string>();
        var waiting = (await StateAsync(instance))["bookmarks"]!.AsObject()
            .Single(bookmark => bookmark.Value!["kind"]!.GetValue<string>() == "Supplement").Value!;

        using var answer = await RepairAsync(instance, new JsonObject
        {
            ["reason"] = "窗口已核对原件",
            ["steps"] = new JsonArray(new JsonObject
            {
                ["step"] = "cancel-branch",
                ["executionId"] = waiting["executionId"]!.DeepClone(),
            }),
        });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var seen = await world.Host.Cases.CaseAsync(number);
        seen["status"]!.GetValue<string>().ShouldBe("submitted");
        seen["actions"]!.AsArray().ShouldAllBe(action => action!["kind"]!.GetValue<string>() != "supplement");
    }

    private async Task<(string Instance, string Clerk, JsonObject Task)> WaitingAsync(int seed)
    {
        var number = await world.FiledAsync(seed);
        var found = await world.UntilAsync(number, "review");
        foreach (var clerk in await world.Host.Cases.ClerksAsync())
        {
            if (await world.Host.Cases.TasksAsync(clerk, number) is [var task, ..])
            {
                return (found["instanceId"]!.GetValue<string>(), clerk, task);
            }
        }

        throw new InvalidOperationException($"Nobody has a task of {number}.");
    }

    private async Task<HttpResponseMessage> RepairAsync(string instance, JsonObject body)
    {
        using var system = world.Host.System();
        return await system.PostOnceAsync($"/api/instances/{instance}/repairs", body);
    }

    private async Task<JsonNode> StateAsync(string instance)
    {
        using var system = world.Host.System();
        return (await system.GetJsonAsync($"/api/instances/{instance}"))["state"]!;
    }

    private async Task<string> ExecutionOfAsync(string instance, string taskId) =>
        (await StateAsync(instance))["bookmarks"]!.AsObject()
            .Single(bookmark => bookmark.Value!["key"]!.GetValue<string>() == taskId).Value!["executionId"]!.GetValue<string>();

    private async Task<string> ActivityOfAsync(string instance, string execution) =>
        (await StateAsync(instance))["executions"]![execution]!["nodeId"]!.GetValue<string>().Split(':')[^1];

    private async Task<int> BookmarkCountAsync(string instance) =>
        (await StateAsync(instance))["bookmarks"]!.AsObject().Count(bookmark => bookmark.Value!["kind"]!.GetValue<string>() == "UserTask");

    private async Task<int> TaskCountAsync(JsonObject task) => (await OpenAsync(task["caseNumber"]!.GetValue<string>())).Count;

    private async Task<List<string>> OpenAsync(string number)
    {
        var open = new List<string>();
        foreach (var clerk in await world.Host.Cases.ClerksAsync())
        {
            open.AddRange((await world.Host.Cases.TasksAsync(clerk, number)).Select(task => task["id"]!.GetValue<string>()));
        }

        return [.. open.Distinct()];
    }
}
