using System.Text.Json.Nodes;

namespace Workflow.Activities.DataServices;

/// <summary>JSON pointers (RFC 6901) into objects.</summary>
internal static class Pointer
{
    internal static JsonNode? Find(JsonNode? tree, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(
            tree,
            (node, part) => (node as JsonObject)?[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]);
}
