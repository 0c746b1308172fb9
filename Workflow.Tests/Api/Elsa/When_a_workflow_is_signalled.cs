using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa;

public sealed class When_a_workflow_is_signalled(HostFixture host) : IClassFixture<HostFixture>
{
    private const string TwoWaits =
        """
        {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"e1","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Next"}},
           "result":{"typeName":"Object","memoryReference":{"id":"v_x"}}},
          {"id":"e2","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Next"}}}]}
        """;

    private const string Weighing =
        """
        {"id":"t","type":"Elsa.RunTask","version":1,"taskName":{"typeName":"String","expression":{"type":"Literal","value":"称重"}},
         "result":{"typeName":"Object","memoryReference":{"id":"v_x"}}}
        """;

    [Fact]
    public async Task a_synchronous_event_is_answered_when_those_who_waited_have_gone_on()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("sync", TwoWaits);
        var id = await server.ExecuteAsync("sync");

        await server.DoAsync(
            "events/Next/trigger",
            JsonNode.Parse($$"""{"workflowInstanceId":"{{id}}","input":{"v":7},"workflowExecutionMode":"Synchronous"}"""));

        var state = (await server.InstanceAsync(id))["workflowState"]!;
        state["bookmarks"]!.AsArray().Select(bookmark => bookmark!["activityId"]!.GetValue<string>()).ShouldBe(["e2"]);
        var variables = await server.GetAsync($"workflow-instances/{id}/variables");
        variables["items"]![0]!["value"]!["v"]!.GetValue<int>().ShouldBe(7);
    }

    [Fact]
    public async Task an_event_under_one_key_is_published_once()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("event-once", TwoWaits);
        var id = await server.ExecuteAsync("event-once");
        var body = $$"""{"workflowInstanceId":"{{id}}","workflowExecutionMode":"Synchronous"}""";

        foreach (var _ in Enumerable.Range(0, 3))
        {
            (await server.PostAsync("events/Next/trigger", body, "event-once")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await server.InstanceAsync(id))["status"]!.GetValue<string>().ShouldBe("Running");
    }

    [Fact]
    public async Task an_event_for_a_correlation_reaches_that_one_only()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("correlated", TwoWaits);
        async Task<string> Start(string correlation) =>
            (await server.DoAsync("workflow-definitions/correlated/execute", new JsonObject { ["correlationId"] = correlation }))!
            ["workflowState"]!["id"]!.GetValue<string>();
        var (one, other) = (await Start("cor-1"), await Start("cor-2"));

        await server.DoAsync(
            "events/Next/trigger", JsonNode.Parse("""{"correlationId":"cor-1","workflowExecutionMode":"Synchronous"}"""));

        (await Waiting(server, one), await Waiting(server, other)).ShouldBe(("e2", "e1"));
    }

    [Fact]
    public async Task of_those_who_race_for_a_bookmark_one_wins_and_the_others_are_told()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("race", TwoWaits);
        var id = await server.ExecuteAsync("race");
        var bookmark = (await server.InstanceAsync(id))["workflowState"]!["bookmarks"]![0]!["id"]!.GetValue<string>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => server.PostAsync(
            "bookmarks/resume",
            $$"""{"workflowInstanceId":"{{id}}","bookmarkId":"{{bookmark}}","input":{"winner":{{number}} } }""")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.Conflict);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("已被他人恢复");
        (await Waiting(server, id)).ShouldBe("e2");
        (await server.JournalAsync(id)).Count(entry => entry!["eventName"]!.GetValue<string>() == "Resumed").ShouldBe(1);
    }

    [Fact]
    public async Task whoever_holds_a_signed_link_resumes_without_an_account_and_nobody_else_does()
    {
        using var client = host.System();
        using var anonymous = host.Anonymous();
        var server = new ElsaServer(client);
        await server.ImportAsync("linked", TwoWaits);
        var id = await server.ExecuteAsync("linked");
        var bookmark = (await server.InstanceAsync(id))["workflowState"]!["bookmarks"]![0]!["id"]!.GetValue<string>();
        var signed = (await server.DoAsync(
            "bookmarks/token",
            new JsonObject { ["workflowInstanceId"] = id, ["bookmarkId"] = bookmark, ["lifetimeSeconds"] = 3600 }))!;
        var token = signed["token"]!.GetValue<string>();
        signed["url"]!.GetValue<string>().ShouldBe($"{host.Address}elsa/api/bookmarks/resume?t={token}");

        var forged = token[..^2] + (token.EndsWith("aa", StringComparison.Ordinal) ? "bb" : "aa");
        foreach (var wrong in new[] { "x", "x.y", forged, string.Empty })
        {
            using var refused = await anonymous.GetAsync($"/elsa/api/bookmarks/resume?t={wrong}");
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using var nobody = await anonymous.PostAsync(
            "/elsa/api/bookmarks/resume", HttpJson.Body($$"""{"workflowInstanceId":"{{id}}","bookmarkId":"{{bookmark}}"}"""));
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var followed = await anonymous.GetAsync($"/elsa/api/bookmarks/resume?t={token}&in=%7B%22by%22:%22link%22%7D");
        followed.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await anonymous.GetAsync($"/elsa/api/bookmarks/resume?t={token}");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await server.GetAsync($"workflow-instances/{id}/variables"))["items"]![0]!["value"]!["by"]!
            .GetValue<string>().ShouldBe("link");
    }

    [Fact]
    public async Task a_link_is_good_for_its_time_only()
    {
        using var client = host.System();
        using var anonymous = host.Anonymous();
        var server = new ElsaServer(client);
        await server.ImportAsync("late", TwoWaits);
        var id = await server.ExecuteAsync("late");
        var bookmark = (await server.InstanceAsync(id))["workflowState"]!["bookmarks"]![0]!["id"]!.GetValue<string>();
        var token = (await server.DoAsync(
            "bookmarks/token",
            new JsonObject { ["workflowInstanceId"] = id, ["bookmarkId"] = bookmark, ["lifetimeSeconds"] = 60 }))!["token"]!;

        host.Clock.Advance(TimeSpan.FromSeconds(61));

        using var late = await anonymous.GetAsync($"/elsa/api/bookmarks/resume?t={token}");
        late.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task a_task_is_completed_once_with_its_result()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("task", Weighing);
        var id = await server.ExecuteAsync("task");
        var payload = (await server.InstanceAsync(id))["workflowState"]!["bookmarks"]![0]!["payload"]!;
        payload["taskName"]!.GetValue<string>().ShouldBe("称重");
        var path = $"tasks/{payload["taskId"]}/complete";

        await server.DoAsync(path, JsonNode.Parse("""{"result":{"kg":42}}"""));

        (await server.InstanceAsync(id))["subStatus"]!.GetValue<string>().ShouldBe("Finished");
        (await server.GetAsync($"workflow-instances/{id}/variables"))["items"]![0]!["value"]!["kg"]!.GetValue<int>().ShouldBe(42);
        using var again = await server.PostAsync(path, """{"result":1}""");
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var unknown = await server.PostAsync("tasks/nothing/complete", "{}");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("events/Next/trigger", "[]", HttpStatusCode.BadRequest)]
    [InlineData("events/Next/trigger", "null", HttpStatusCode.BadRequest)]
    [InlineData("events/Next/trigger", """{"workflowExecutionMode":"Later"}""", HttpStatusCode.BadRequest)]
    [InlineData("events/Next/trigger", null, HttpStatusCode.OK)]
    [InlineData("bookmarks/resume", "{}", HttpStatusCode.BadRequest)]
    [InlineData("bookmarks/resume", """{"workflowInstanceId":"no","bookmarkId":"1"}""", HttpStatusCode.NotFound)]
    [InlineData("bookmarks/resume?async=perhaps", """{"workflowInstanceId":"no","bookmarkId":"1"}""", HttpStatusCode.BadRequest)]
    [InlineData("bookmarks/resume?async=true", """{"workflowInstanceId":"no","bookmarkId":"1"}""", HttpStatusCode.NotFound)]
    [InlineData("tasks/a~b/complete", "7", HttpStatusCode.BadRequest)]
    [InlineData("cancel/workflow-instances/no-such", null, HttpStatusCode.NotFound)]
    [InlineData("workflow-instances/no-such/variables", """{"variables":[]}""", HttpStatusCode.NotFound)]
    public async Task nothing_that_is_sent_breaks_the_server(string path, string? body, HttpStatusCode status)
    {
        using var client = host.System();
        using var answer = await new ElsaServer(client).PostAsync(path, body);
        answer.StatusCode.ShouldBe(status);
    }

    private static async Task<string> Waiting(ElsaServer server, string id) =>
        (await server.InstanceAsync(id))["workflowState"]!["bookmarks"]![0]!["activityId"]!.GetValue<string>();
}
