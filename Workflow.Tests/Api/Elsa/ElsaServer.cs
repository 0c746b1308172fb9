using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;

namespace Workflow.Tests.Api.Elsa;

/// <summary>Our host, driven as a program drives an Elsa server: by Elsa's REST calls and nothing else.</summary>
internal sealed class ElsaServer(HttpClient client)
{
    public const string InstanceHeader = "x-elsa-workflow-instance-id";

    /// <summary>The caller's client.</summary>
    public HttpClient Client => client;

    /// <summary>Imports a definition; a published one at once takes the place of the version before.</summary>
    public async Task ImportAsync(JsonNode definition) => await DoAsync("workflow-definitions/import", definition);

    /// <summary>A published workflow of one root activity, with a variable <c>x</c>.</summary>
    public Task ImportAsync(string id, string root, string inputs = "[]", bool isPublished = true) =>
        ImportAsync(JsonNode.Parse(
            $$"""
            {"definitionId":"{{id}}","name":"{{id}}","version":1,"isPublished":{{(isPublished ? "true" : "false")}},"isLatest":true,
             "variables":[{"id":"v_x","name":"x","typeName":"Object","isArray":false,"value":null}],
             "inputs":{{inputs}},"outputs":[{"name":"r","type":"Object"}],"root":{{root}}}
            """)!);

    public async Task<HttpResponseMessage> PostAsync(string path, string? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/elsa/api/{path}")
        {
            Content = body is null ? null : HttpJson.Body(body),
        };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await client.SendAsync(request);
    }

    /// <summary>Posts and reads the answer, which must be a success.</summary>
    public async Task<JsonNode?> DoAsync(string path, JsonNode? body = null)
    {
        using var answer = await PostAsync(path, body?.ToJsonString());
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Executes a definition and gives the instance's id.</summary>
    public async Task<string> ExecuteAsync(string definitionId, JsonNode? input = null, string? version = null)
    {
        var body = new JsonObject { ["input"] = input?.DeepClone(), ["versionOptions"] = version };
        using var answer = await PostAsync($"workflow-definitions/{definitionId}/execute", body.ToJsonString());
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return answer.Headers.GetValues(InstanceHeader).Single();
    }

    public Task<JsonNode> GetAsync(string path) => client.GetJsonAsync($"/elsa/api/{path}");

    public Task<JsonNode> InstanceAsync(string id) => GetAsync($"workflow-instances/{id}");

    public async Task<JsonArray> ExecutionsAsync(string id) =>
        (await GetAsync($"activity-executions/list?WorkflowInstanceId={id}"))["items"]!.AsArray();

    public async Task<JsonArray> JournalAsync(string id) =>
        (await GetAsync($"workflow-instances/{id}/journal"))["items"]!.AsArray();

    /// <summary>Waits until an instance looks as it should.</summary>
    public async Task<JsonNode> UntilAsync(string id, Func<JsonNode, bool> reached) =>
        (await Eventually.SeeAsync(async () => await InstanceAsync(id), seen => reached(seen!)))!;
}
