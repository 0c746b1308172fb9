using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa;

public sealed class When_instances_are_looked_after(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Waits =
        """
        {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"say","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"hello"}}},
          {"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Never"}}}]}
        """;

    [Fact]
    public async Task a_cancelled_instance_says_so_everywhere()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("cancelled", Waits);
        var id = await server.ExecuteAsync("cancelled");

        await server.DoAsync($"cancel/workflow-instances/{id}");
        await server.DoAsync($"cancel/workflow-instances/{id}");

        (await server.GetAsync($"workflow-instances/{id}/execution-state"))["workflowSubStatus"]!
            .GetValue<string>().ShouldBe("Cancelled");
        (await server.ExecutionsAsync(id)).Select(execution => execution!["status"]!.GetValue<string>())
            .ShouldBe(["Canceled", "Canceled", "Completed", "Canceled"]);
        (await server.JournalAsync(id)).Select(entry => $"{entry!["activityId"]} {entry["eventName"]}").ShouldBe(
        [
            "Workflow1 Started", "s Started", "say Started", "say Completed", "e Started", "e Suspended",
            "e Canceled", "s Canceled", "Workflow1 Canceled",
        ]);
    }

    [Fact]
    public async Task what_ended_can_be_removed_from_the_lists_and_its_history_stays()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("removed", Waits);
        var id = await server.ExecuteAsync("removed");

        using var running = await client.DeleteAsync($"/elsa/api/workflow-instances/{id}");
        running.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await server.DoAsync($"cancel/workflow-instances/{id}");
        using var gone = await client.DeleteAsync($"/elsa/api/workflow-instances/{id}");
        gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var missing = await client.GetAsync($"/elsa/api/workflow-instances/{id}");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await List(server, """{"definitionId":"removed"}""")).ShouldBeEmpty();
        var events = await client.GetJsonAsync($"/api/instances/{id}/events");
        events["items"]!.AsArray().Select(one => one!["type"]!.GetValue<string>()).Last().ShouldBe("workflow.archived.v1");
        (await client.GetJsonAsync($"/api/instances/{id}/diff"))["subStatus"]!["to"]!.GetValue<string>().ShouldBe("Cancelled");
        using var early = await client.GetAsync($"/api/instances/{id}?at=2020-01-01T00:00:00Z");
        await early.ShouldBeProblem(404, "instance.not-yet");
    }

    [Fact]
    public async Task many_are_cancelled_and_removed_at_once()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("bulk", Waits);
        var ids = new JsonArray();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            ids.Add(await server.ExecuteAsync("bulk"));
        }

        var body = new JsonObject { ["ids"] = ids };
        (await server.DoAsync("bulk-actions/delete/workflow-instances/by-id", body))!["deleted"]!.GetValue<int>().ShouldBe(0);
        (await server.DoAsync("bulk-actions/cancel/workflow-instances", body))!["cancelled"]!.GetValue<int>().ShouldBe(3);
        foreach (var id in ids)
        {
            await server.UntilAsync(id!.GetValue<string>(), seen => seen["subStatus"]!.GetValue<string>() == "Cancelled");
        }

        (await server.DoAsync("bulk-actions/delete/workflow-instances", body))!["deleted"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task only_the_versions_that_are_meant_are_cancelled()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("versions", Waits);
        var old = await server.ExecuteAsync("versions");
        await server.ImportAsync("versions", Waits.Replace("hello", "hello again", StringComparison.Ordinal));
        var newer = await server.ExecuteAsync("versions");

        var answer = await server.DoAsync(
            "bulk-actions/cancel/workflow-instances",
            JsonNode.Parse("""{"definitionId":"versions","versionOptions":"Published"}"""));

        answer!["cancelled"]!.GetValue<int>().ShouldBe(1);
        await server.UntilAsync(newer, seen => seen["subStatus"]!.GetValue<string>() == "Cancelled");
        (await server.InstanceAsync(old))["status"]!.GetValue<string>().ShouldBe("Running");
    }

    [Fact]
    public async Task a_list_is_filtered_ordered_and_paged_as_asked()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("listed", Waits);
        var before = host.Clock.GetUtcNow().AddSeconds(-1).ToString("O");
        var ids = new List<string>();
        foreach (var number in Enumerable.Range(1, 4))
        {
            var started = await server.DoAsync(
                "workflow-definitions/listed/execute",
                new JsonObject { ["correlationId"] = $"list-{number}", ["name"] = $"名单 {number}" });
            ids.Add(started!["workflowState"]!["id"]!.GetValue<string>());
        }

        await server.DoAsync($"cancel/workflow-instances/{ids[3]}");

        (await List(server, """{"definitionIds":["listed"],"status":"Running","orderBy":"Created","orderDirection":"Ascending"}"""))
            .ShouldBe(ids[..3]);
        (await List(server, """{"definitionId":"listed","subStatuses":["Cancelled"]}""")).ShouldBe([ids[3]]);
        (await List(server, """{"definitionId":"listed","page":1,"pageSize":2,"orderBy":"Name"}""")).ShouldBe(ids[2..]);
        (await List(server, """{"searchTerm":"名单 2"}""")).ShouldBe([ids[1]]);
        (await List(server, """{"correlationId":"list-3"}""")).ShouldBe([ids[2]]);
        (await List(server, """{"definitionId":"listed","hasIncidents":true}""")).ShouldBeEmpty();
        (await List(server, """{"definitionId":"listed","isSystem":true}""")).ShouldBeEmpty();
        (await List(server, $$"""{"definitionId":"listed","timestampFilters":[{"column":"CreatedAt","operator":"GreaterThan","timestamp":"{{before}}"}]}"""))
            .Count.ShouldBe(4);
        (await List(server, $$"""{"definitionId":"listed","timestampFilters":[{"column":"FinishedAt","operator":"LessThan","timestamp":"{{before}}"}]}"""))
            .ShouldBeEmpty();
        var byAddress = await server.GetAsync("workflow-instances?DefinitionId=listed&Statuses=Finished&PageSize=1");
        byAddress["totalCount"]!.GetValue<int>().ShouldBe(1);
        using var wrong = await server.PostAsync("workflow-instances", """{"page":-1,"statuses":["Asleep"]}""");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task the_journal_is_filtered_and_paged_and_knows_when_there_is_more()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("journal", Waits);
        var id = await server.ExecuteAsync("journal");

        var page = await server.DoAsync(
            $"workflow-instances/{id}/journal?skip=1&take=2",
            JsonNode.Parse("""{"filter":{"activityIds":null,"excludedActivityTypes":["Elsa.Workflow","Elsa.Sequence"],"eventNames":null}}"""));
        page!["totalCount"]!.GetValue<int>().ShouldBe(4);
        page["items"]!.AsArray().Select(entry => $"{entry!["activityId"]} {entry["eventName"]}")
            .ShouldBe(["say Completed", "e Started"]);
        var last = await server.GetAsync($"workflow-instances/{id}/journal/say");
        last["eventName"]!.GetValue<string>().ShouldBe("Completed");
        var future = Uri.EscapeDataString(host.Clock.GetUtcNow().AddDays(1).ToString("O"));
        (await server.GetAsync($"workflow-instances/{id}/journal/has-updates?updatesSince={future}")).GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task studio_gets_badges_summaries_and_call_stacks()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("badges", Waits);
        var id = await server.ExecuteAsync("badges");

        var stats = (await server.DoAsync(
            "activity-executions/report",
            JsonNode.Parse($$"""{"workflowInstanceId":"{{id}}","activityNodeIds":["Workflow1:s:say","Workflow1:s:e","Workflow1:s:no"]}""")))!["stats"]!
            .AsArray();
        stats.Select(one => $"{one!["activityId"]} {one["startedCount"]} {one["completedCount"]} {one["uncompletedCount"]} {one["isBlocked"]}")
            .ShouldBe(["say 1 1 0 false", "e 1 0 1 true"]);
        var summary = (await server.GetAsync(
            $"activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:s:say"))["items"]!.AsArray().Single()!;
        summary["activityState"].ShouldBeNull();
        var execution = summary["id"]!.GetValue<string>();
        (await server.GetAsync($"activity-executions/by-id?id={Uri.EscapeDataString(execution)}"))["activityState"]!["Text"]!
            .GetValue<string>().ShouldBe("hello");
        var stack = await server.GetAsync($"activity-executions/{Uri.EscapeDataString(execution)}/call-stack");
        stack["items"]!.AsArray().Select(one => one!["activityId"]!.GetValue<string>()).ShouldBe(["Workflow1", "s", "say"]);
        (await server.GetAsync($"activity-executions/count?WorkflowInstanceId={id}&Completed=true"))["count"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task a_variable_is_set_while_the_workflow_runs()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("variables", Waits);
        var id = await server.ExecuteAsync("variables");

        var after = await server.DoAsync(
            $"workflow-instances/{id}/variables", JsonNode.Parse("""{"variables":[{"id":"v_x","value":{"n":1}}]}"""));
        after!["items"]![0]!["value"]!["n"]!.GetValue<int>().ShouldBe(1);
        using var unknown = await server.PostAsync($"workflow-instances/{id}/variables", """{"variables":[{"id":"nobody","value":1}]}""");
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await server.DoAsync($"cancel/workflow-instances/{id}");
        using var late = await server.PostAsync($"workflow-instances/{id}/variables", """{"variables":[{"id":"v_x","value":1}]}""");
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task personal_values_are_masked_wherever_an_instance_is_shown()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(
            "personal",
            """
            {"id":"set","type":"Elsa.Sequence","version":1,"activities":[
              {"id":"v","type":"Elsa.SetVariable","version":1,"variable":{"id":"v_x","name":"x"},"value":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('name')"}}},
              {"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Never"}}}]}
            """);
        var vault = host.Services.GetRequiredService<IVault>();
        var subject = vault.SubjectOf("32010019900101001X");
        var keys = await vault.KeysOfAsync("320000", [subject], CancellationToken.None);
        var input = new JsonObject { ["name"] = keys.SealNode(subject, "王小明") };
        await using var unit = await host.Services.GetRequiredService<IUnitOfWorkFactory>()
            .BeginAsync(new Origin(Actor.Engine("320000"), "personal"), CancellationToken.None);
        var id = await host.Services.GetRequiredService<IWorkflows>().StartAsync(
            unit, new StartRequest("personal", JsonSerializer.SerializeToElement(input)), CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        await server.UntilAsync(id, seen => seen["subStatus"]!.GetValue<string>() == "Suspended");

        foreach (var path in new[]
        {
            $"workflow-instances/{id}", $"workflow-instances/{id}/variables", $"workflow-instances/{id}/journal",
            $"activity-executions/list?WorkflowInstanceId={id}",
        })
        {
            var text = await client.GetStringAsync($"/elsa/api/{path}");
            text.ShouldNotContain("王小明");
            text.ShouldNotContain("cipher");
            text.ShouldContain("***", customMessage: path);
        }
    }

    private static async Task<List<string>> List(ElsaServer server, string filter) =>
        [.. (await server.DoAsync("workflow-instances", JsonNode.Parse(filter)))!["items"]!.AsArray()
            .Select(item => item!["id"]!.GetValue<string>())];
}
