using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa.Studio;

public sealed class When_histories_are_taken_out(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task an_instance_leaves_as_a_file_of_its_chained_events()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync(
            "exported",
            """{"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}}""");
        var id = await server.ExecuteAsync("exported");
        (await client.PostOnceAsync($"/elsa/api/cancel/workflow-instances/{id}", new JsonObject())).EnsureSuccessStatusCode();

        using var answer = await client.GetAsync($"/elsa/api/workflow-instances/{id}/export");

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"{id}.json");
        var file = await answer.ReadJsonAsync();
        file["definitionId"]!.GetValue<string>().ShouldBe("exported");
        var events = file["events"]!.AsArray();
        events[0]!["type"]!.GetValue<string>().ShouldBe("workflow.begun.v1");
        events[1]!["previousHash"]!.GetValue<string>().ShouldBe(events[0]!["hash"]!.GetValue<string>());
    }

    [Fact]
    public async Task several_leave_as_one_archive()
    {
        using var client = host.System();
        var ids = new[] { await RunAsync(client, "exported-1"), await RunAsync(client, "exported-2") };

        using var answer = await client.PostAsync(
            "/elsa/api/bulk-actions/export/workflow-instances", HttpJson.Body($$"""{"ids":["{{ids[0]}}","{{ids[1]}}"]}"""));

        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        archive.Entries.Select(entry => entry.Name).ShouldBe(ids.Select(id => $"{id}.json"));
    }

    [Fact]
    public async Task a_history_cannot_come_back_in_and_the_answer_says_why()
    {
        using var client = await host.SignedIn("administrator");
        using var form = new MultipartFormDataContent { { new StringContent("{}"), "files", "history.json" } };

        using var answer = await client.PostAsync("/elsa/api/bulk-actions/import/workflow-instances", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]![0]!.GetValue<string>().ShouldContain("证据");
    }

    [Fact]
    public async Task what_is_not_there_cannot_be_taken_out()
    {
        using var client = host.System();
        (await client.GetAsync("/elsa/api/workflow-instances/nobody/export")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostAsync("/elsa/api/bulk-actions/export/workflow-instances", HttpJson.Body("""{"ids":[]}""")))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<string> RunAsync(HttpClient client, string id)
    {
        var server = new ElsaServer(client);
        await server.ImportAsync(id, """{"id":"w","type":"Elsa.WriteLine","version":1}""");
        return await server.ExecuteAsync(id);
    }
}
