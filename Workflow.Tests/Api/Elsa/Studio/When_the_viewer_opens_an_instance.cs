using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa.Studio;

public sealed class When_the_viewer_opens_an_instance(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Chart =
        """
        {"id":"f","type":"Elsa.Flowchart","version":1,"activities":[
           {"id":"say","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"x"}}},
           {"id":"next","type":"NEXT","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Never"}}},
           {"id":"after","type":"Elsa.WriteLine","version":1}],
         "connections":[{"source":{"activity":"say","port":"Done"},"target":{"activity":"next","port":"In"}},
           {"source":{"activity":"next","port":"Done"},"target":{"activity":"after","port":"In"}}]}
        """;

    [Theory]
    [InlineData("Event", "inst-running")]
    [InlineData("Fault", "inst-faulted")]
    public async Task the_instance_has_the_shape_that_studio_reads(string next, string sample)
    {
        using var client = host.System();
        var (server, id) = await RunAsync(client, next);

        var instance = await server.InstanceAsync(id);

        var expected = Shape.Sample(sample)["instance"]!;
        instance.ShouldHaveTheShapeOf(expected);
        foreach (var list in new[] { "bookmarks", "incidents", "completionCallbacks", "activityExecutionContexts" })
        {
            instance["workflowState"]![list].ShouldBeOfType<JsonArray>(list);
        }

        instance["workflowState"]!["incidents"].ShouldHaveTheShapeOf(expected["workflowState"]!["incidents"]);
        instance["workflowState"]!["activityExecutionContexts"].ShouldHaveTheShapeOf(expected["workflowState"]!["activityExecutionContexts"]);
        var row = (await server.DoAsync("workflow-instances", JsonNode.Parse($$"""{"page":0,"pageSize":10,"definitionIds":["view-{{next}}"]}""")))!;
        row["items"]!.AsArray().ShouldNotBeEmpty();
        row["items"]!.AsArray().ShouldAllBe(item => item!["definitionVersionId"]!.GetValue<string>() == $"view-{next}:1");
    }

    [Fact]
    public async Task what_the_panels_read_has_the_shape_that_studio_reads()
    {
        using var client = host.System();
        var (server, id) = await RunAsync(client, "Event");

        var node = Uri.EscapeDataString("Workflow1:f:say");
        (await server.GetAsync($"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId={node}")).ShouldHaveTheShapeOf(ListOf(Kept["executions"]!));
        var summary = Kept["executions"]!.DeepClone();
        foreach (var each in summary.AsArray())
        {
            each!.AsObject().Remove("activityState");
        }

        (await server.GetAsync($"activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId={node}")).ShouldHaveTheShapeOf(ListOf(summary));
        var record = (await server.ExecutionsAsync(id))[^1]!;
        var execution = Uri.EscapeDataString(record["id"]!.GetValue<string>());
        (await server.GetAsync($"activity-executions/by-id?id={execution}")).ShouldHaveTheShapeOf(Kept["executions"]![0]);
        (await server.GetAsync($"activity-executions/{execution}/call-stack?skip=0&take=100")).ShouldHaveTheShapeOf(ListOf(Kept["executions"]!, "totalCount"));
        (await server.DoAsync($"workflow-instances/{id}/journal?skip=0&take=110", JsonNode.Parse("""{"filter":{"activityNodeIds":null}}"""))).ShouldHaveTheShapeOf(Kept["journal"]);
        (await server.DoAsync("activity-executions/report", JsonNode.Parse($$"""{"workflowInstanceId":"{{id}}","activityNodeIds":["Workflow1:f:say"]}""")))
            .ShouldHaveTheShapeOf(new JsonObject { ["stats"] = Kept["stats"]!.DeepClone() });
        (await server.GetAsync($"workflow-instances/{id}/variables")).ShouldHaveTheShapeOf(Kept["variables"]);
        (await server.GetAsync($"workflow-instances/{id}/execution-state")).ShouldHaveTheShapeOf(
            JsonNode.Parse("""{"status":"Running","subStatus":"Suspended","workflowSubStatus":"Suspended","updatedAt":"2026-01-01"}"""));
    }

    [Fact]
    public async Task a_node_that_has_not_run_yet_has_lists_that_are_empty()
    {
        using var client = host.System();
        var (server, id) = await RunAsync(client, "Event");

        (await server.GetAsync($"activity-executions/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:f:after"))["items"]!.AsArray().ShouldBeEmpty();
        (await server.GetAsync($"activity-execution-summaries/list?WorkflowInstanceId={id}&ActivityNodeId=Workflow1:f:after"))["items"]!.AsArray().ShouldBeEmpty();
        (await server.DoAsync("activity-executions/report", JsonNode.Parse($$"""{"workflowInstanceId":"{{id}}","activityNodeIds":["Workflow1:f:after"]}""")))!["stats"]!
            .AsArray().ShouldBeEmpty();
    }

    private static JsonNode Kept { get; } = Shape.Sample("inst-faulted");

    private static JsonObject ListOf(JsonNode items, string count = "count") => new() { ["items"] = items.DeepClone(), [count] = 1 };

    private static async Task<(ElsaServer Server, string Id)> RunAsync(HttpClient client, string next)
    {
        var server = new ElsaServer(client);
        await server.ImportAsync($"view-{next}", Chart.Replace("NEXT", $"Elsa.{next}", StringComparison.Ordinal));
        return (server, await server.ExecuteAsync($"view-{next}"));
    }
}
