using System.Text.Json.Nodes;

namespace Workflow.Tests.Api.Elsa;

/// <summary>What a program sees of an instance over REST, in the words in which Elsa's answers are written down.</summary>
internal sealed record ElsaObservation(JsonNode Instance, JsonArray Executed, JsonArray Variables)
{
    public static async Task<ElsaObservation> OfAsync(ElsaServer server, string id) => new(
        await server.InstanceAsync(id),
        await server.ExecutionsAsync(id),
        (await server.GetAsync($"workflow-instances/{id}/variables"))["items"]!.AsArray());

    public string Status => Instance["status"]!.GetValue<string>();

    public string SubStatus => Instance["subStatus"]!.GetValue<string>();

    public JsonNode Output => State["output"]!;

    public IEnumerable<string> Incidents =>
        State["incidents"]!.AsArray().Select(incident => incident!["activityId"]!.GetValue<string>());

    public IEnumerable<(string Activity, string Status, string Outcomes)> Executions => Executed.Select(execution => (
        execution!["activityId"]!.GetValue<string>(),
        execution["status"]!.GetValue<string>(),
        string.Join(",", execution["payload"]!["Outcomes"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [])));

    public IEnumerable<string> Bookmarks => State["bookmarks"]!.AsArray()
        .Select(bookmark =>
            $"{bookmark!["name"]} {bookmark["activityId"]} {bookmark["payload"]!["eventName"]}")
        .Order(StringComparer.Ordinal);

    public IEnumerable<string> Lines => Executed
        .Where(execution => execution!["activityType"]!.GetValue<string>() == "Elsa.WriteLine"
            && execution["status"]!.GetValue<string>() == "Completed")
        .Select(execution => execution!["activityState"]!["Text"]?.ToString() ?? string.Empty);

    private JsonNode State => Instance["workflowState"]!;
}
