using System.Text.Json.Nodes;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.Elsa.Runs;

/// <summary>Gives whoever repeats a start the headers again: Elsa tells the instance's id there.</summary>
internal static class RunReplay
{
    /// <summary>Metadata of endpoints that start.</summary>
    public static ReplayHeaders Headers { get; } = new(Write);

    private static void Write(HttpResponse response, string body)
    {
        var answer = JsonNode.Parse(body);
        var id = answer?["workflowInstanceId"] ?? answer?["workflowState"]?["id"];
        if (id is not null)
        {
            ElsaHeaders.Started(response, id.GetValue<string>());
        }
    }
}
