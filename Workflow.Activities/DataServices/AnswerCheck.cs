using System.Text.Json.Nodes;
using NJsonSchema;
using Workflow.Activities.Forms;
using Workflow.Activities.Identity;

namespace Workflow.Activities.DataServices;

/// <summary>Tells whether an answer can be what the service promised. Gives pointers only, never values.</summary>
internal static class AnswerCheck
{
    /// <summary>Where a tree does not fit a schema.</summary>
    internal static IReadOnlyList<string> Against(JsonSchema schema, JsonObject tree) =>
        [.. schema.Validate(tree.ToJsonString()).Select(error => $"{error.Path} {error.Kind}").Order(StringComparer.Ordinal)];

    /// <summary>
    /// Where an answer does not fit: its schema, <c>x-echo</c> (the answer must repeat a value of the request, which tells
    /// a mixed-up answer), and <c>x-resident-id</c> (GB 11643 with its check character).
    /// </summary>
    internal static IReadOnlyList<string> Find(DataService service, JsonObject request, JsonObject answer)
    {
        var faults = Against(service.ResponseSchema, answer);
        return faults.Count > 0
            ? faults
            : [.. (service.Response["properties"] as JsonObject ?? [])
                .Where(property => property.Value is JsonObject
                    && answer[property.Key] is { } value
                    && !Fits((JsonObject)property.Value, value, request))
                .Select(property => JsonPointer.Append(string.Empty, property.Key))];
    }

    private static bool Fits(JsonObject schema, JsonNode value, JsonObject request) =>
        (schema["x-echo"]?.ToString() is not { } pointer || JsonNode.DeepEquals(JsonPointer.Find(request, pointer), value))
        && (schema["x-resident-id"] is null || ResidentId.IsValid(value.ToString()));
}
