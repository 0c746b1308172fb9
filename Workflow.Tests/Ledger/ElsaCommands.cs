using System.Text.Json.Nodes;
using Workflow.Tests.Support;

namespace Workflow.Tests.Ledger;

/// <summary>A program that drives an Elsa server: Elsa's REST calls only, each at whichever node answers.</summary>
internal sealed class ElsaCommands(Anywhere nodes) : IStoryCommands
{
    public async Task<string> StartAsync(
        string key, string definition, JsonObject input, CancellationToken cancellation)
    {
        // Both ways of starting, told apart by the key so that a repeated request is the same request.
        var isExecuted = key[^1] % 2 == 0;
        var answer = await DoAsync(
            $"workflow-definitions/{definition}/{(isExecuted ? "execute" : "dispatch")}",
            new JsonObject { ["input"] = input.DeepClone(), ["correlationId"] = key },
            key,
            cancellation);
        return (answer["workflowInstanceId"] ?? answer["workflowState"]!["id"])!.GetValue<string>();
    }

    public Task SignalAsync(string key, string instance, string name, CancellationToken cancellation) => DoAsync(
        $"events/{name}/trigger",
        new JsonObject { ["workflowInstanceId"] = instance, ["input"] = new JsonObject { ["key"] = key } },
        key,
        cancellation);

    public Task ResumeAsync(string key, string instance, string task, CancellationToken cancellation) => DoAsync(
        $"tasks/{task}/complete",
        new JsonObject { ["result"] = new JsonObject { ["key"] = key } },
        key,
        cancellation);

    public async Task<string> TaskAsync(string instance, CancellationToken cancellation)
    {
        while (true)
        {
            var state = await StateAsync(instance, cancellation);
            var task = state["bookmarks"]!.AsArray().Select(bookmark => bookmark!["payload"]?["taskId"]).OfType<JsonNode>().FirstOrDefault();
            if (task is not null)
            {
                return task.GetValue<string>();
            }

            await Task.Delay(200, cancellation);
        }
    }

    public async Task EndAsync(string instance, CancellationToken cancellation)
    {
        while ((await StateAsync(instance, cancellation))["status"]!.GetValue<string>() != "Finished")
        {
            await Task.Delay(200, cancellation);
        }
    }

    private Task<JsonNode> StateAsync(string instance, CancellationToken cancellation) => nodes.AskAsync(
        async host =>
        {
            using var client = host.System();
            return (await client.GetJsonAsync($"/elsa/api/workflow-instances/{instance}"))["workflowState"]!;
        },
        cancellation);

    private Task<JsonNode> DoAsync(string path, JsonObject body, string key, CancellationToken cancellation) => nodes.AskAsync(
        async host =>
        {
            using var client = host.System();
            using var answer = await client.PostOnceAsync($"/elsa/api/{path}", body, key);
            var text = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode
                ? (text.Length > 0 ? JsonNode.Parse(text) : null) ?? new JsonObject()
                : throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {text}", null, answer.StatusCode);
        },
        cancellation);
}
