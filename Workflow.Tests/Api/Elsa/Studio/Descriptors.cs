using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;

namespace Workflow.Tests.Api.Elsa.Studio;

/// <summary>What the designer reads of activity types.</summary>
internal static class Descriptors
{
    public const string Types = "/elsa/api/descriptors/activities";

    public static async Task<JsonArray> AllAsync(HttpClient client) =>
        (await client.GetJsonAsync($"{Types}?Refresh=True"))["items"]!.AsArray();

    public static JsonNode Of(this JsonArray items, string typeName) =>
        items.SingleOrDefault(item => Text(item, "typeName") == typeName).ShouldNotBeNull($"{typeName} is not described");

    public static JsonNode Input(this JsonNode descriptor, string name) =>
        descriptor["inputs"]!.AsArray().SingleOrDefault(input => Text(input, "name") == name).ShouldNotBeNull(name);

    public static IEnumerable<(string Name, string Type, string DisplayName)> Ports(this JsonNode descriptor) =>
        descriptor["ports"]!.AsArray().Select(port => (Text(port, "name"), Text(port, "type"), Text(port, "displayName")));

    public static IEnumerable<string> Choices(this JsonNode input) =>
        input["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray().Select(item => Text(item, "value"));

    public static string Text(JsonNode? node, string member) => node![member]!.GetValue<string>();
}
