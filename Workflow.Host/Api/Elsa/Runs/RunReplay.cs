using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Storage;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Workflows;

namespace Workflow.Host.Api.Elsa.Runs;

/// <summary>
/// Gives whoever repeats a start the same again: the headers, in which Elsa tells the instance's id, and the workflow's
/// own HTTP answer where it gave one.
/// </summary>
internal static class RunReplay
{
    private const string Reply = "reply";

    /// <summary>Metadata of endpoints that start.</summary>
    public static ReplayedAnswer Rule { get; } = new(WriteHeaders, FindReply);

    /// <summary>A workflow's own answer as it is kept.</summary>
    public static object Kept(WorkflowAnswer answer) => JsonSerializer.SerializeToElement(answer, EngineJson.Options);

    private static void WriteHeaders(HttpResponse response, string body)
    {
        var answer = JsonNode.Parse(body);
        var id = answer?["workflowInstanceId"] ?? answer?["workflowState"]?["id"] ?? answer?["instanceId"];
        if (id is not null)
        {
            ElsaHeaders.Started(response, id.GetValue<string>());
        }
    }

    private static ReplyResult? FindReply(string body)
    {
        var kept = JsonElement.Parse(body);
        return kept.TryGetProperty(Reply, out _) && kept.Deserialize<WorkflowAnswer>(EngineJson.Options) is { } answer
            ? new ReplyResult(answer.Tenant, answer.Reply)
            : null;
    }
}
