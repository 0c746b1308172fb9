using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa.Studio;

public sealed class When_parts_of_a_definition_are_looked_at(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Subgraph = "/elsa/api/workflow-definitions/subgraph";

    [Fact]
    public async Task a_node_is_shown_with_those_right_below_it()
    {
        using var client = host.System();
        await NestAsync(client);

        var node = await client.GetJsonAsync($"{Subgraph}/nested:1?parentNodeId=Workflow1:s:if");

        node["nodeId"]!.GetValue<string>().ShouldBe("Workflow1:s:if");
        node["port"]!.GetValue<string>().ShouldBe("Activities");
        node["activity"]!["then"]!["nodeId"]!.GetValue<string>().ShouldBe("Workflow1:s:if:say");
        node["children"]!.AsArray().Select(child => $"{child!["port"]} {child["nodeId"]}").ShouldBe(["Then Workflow1:s:if:say"]);
        (await client.GetJsonAsync($"{Subgraph}/nested:1"))["nodeId"]!.GetValue<string>().ShouldBe("Workflow1:s");
    }

    [Fact]
    public async Task the_way_to_a_node_names_its_ports()
    {
        using var client = host.System();
        await NestAsync(client);

        var found = await client.GetJsonAsync($"{Subgraph}/segments/nested:1?childNodeId=Workflow1:s:if:say");

        found["childNode"]!["activity"]!["id"]!.GetValue<string>().ShouldBe("say");
        found["container"]!["nodeId"]!.GetValue<string>().ShouldBe("Workflow1:s:if");
        found["pathSegments"]!.AsArray().Select(step => $"{step!["activityNodeId"]} {step["activityType"]} {step["portName"]}")
            .ShouldBe(["Workflow1:s Elsa.Sequence Activities", "Workflow1:s:if Elsa.If Then"]);
    }

    [Fact]
    public async Task a_workflow_used_as_an_activity_is_opened()
    {
        using var client = host.System();
        await ReuseAsync(client, "inner", "outer");

        var node = await client.GetJsonAsync($"{Subgraph}/outer:1?parentNodeId=Workflow1:use");

        var inner = node["children"]!.AsArray().Single()!["activity"]!;
        inner["type"]!.GetValue<string>().ShouldBe("Elsa.Workflow");
        inner["root"]!["nodeId"]!.GetValue<string>().ShouldBe("Workflow1:use:Workflow1:w");
    }

    [Fact]
    public async Task what_is_not_there_is_not_found()
    {
        using var client = host.System();
        await NestAsync(client);

        (await client.GetAsync($"{Subgraph}/nested:9")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"{Subgraph}/nested:1?parentNodeId=Workflow1:x")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task those_who_use_a_workflow_are_named_and_brought_to_its_published_version_as_drafts()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await ReuseAsync(client, "shared", "consumer");
        await server.ImportAsync(Shared("shared", "第二版"));

        var consumers = await client.GetJsonAsync("/elsa/api/workflow-definitions/shared/consumers");
        consumers["consumingWorkflowDefinitionIds"]!.AsArray().Select(id => id!.GetValue<string>()).ShouldBe(["consumer"]);

        var updated = await server.DoAsync("workflow-definitions/shared/update-references", new JsonObject());
        updated!["affectedWorkflows"]!.AsArray().Select(id => id!.GetValue<string>()).ShouldBe(["consumer"]);
        var draft = await client.GetJsonAsync("/elsa/api/workflow-definitions/by-definition-id/consumer");
        draft["isPublished"]!.GetValue<bool>().ShouldBeFalse();
        draft["root"]!["workflowDefinitionVersionId"]!.GetValue<string>().ShouldBe("shared:2");
        draft["root"]!["version"]!.GetValue<int>().ShouldBe(2);
        (await server.DoAsync("workflow-definitions/shared/update-references", new JsonObject()))!["affectedWorkflows"]!
            .AsArray().ShouldBeEmpty();
    }

    private static Task NestAsync(HttpClient client) => new ElsaServer(client).ImportAsync(
        "nested",
        """
        {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"if","type":"Elsa.If","version":1,"then":{"id":"say","type":"Elsa.WriteLine","version":1}}]}
        """);

    private static async Task ReuseAsync(HttpClient client, string inner, string outer)
    {
        var server = new ElsaServer(client);
        await server.ImportAsync(Shared(inner, "第一版"));
        await server.ImportAsync(
            outer,
            $$$"""{"id":"use","type":"{{{char.ToUpperInvariant(inner[0])}}}{{{inner[1..]}}}","version":1,"workflowDefinitionId":"{{{inner}}}","workflowDefinitionVersionId":"{{{inner}}}:1"}""");
    }

    private static JsonNode Shared(string id, string text) => JsonNode.Parse($$$"""
        {"definitionId":"{{{id}}}","name":"{{{id}}}","isPublished":true,"options":{"usableAsActivity":true},
         "root":{"id":"w","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"{{{text}}}"}} }}
        """)!;
}
