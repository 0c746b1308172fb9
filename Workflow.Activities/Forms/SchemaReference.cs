using System.Text.Json.Nodes;

namespace Workflow.Activities.Forms;

/// <summary>Follows <c>$ref</c> within a schema.</summary>
public static class SchemaReference
{
    private const int Most = 16;

    /// <summary>The schema that speaks; null when the reference leads nowhere or in a circle.</summary>
    public static JsonObject? Resolve(JsonNode? root, JsonNode? node)
    {
        for (var hop = 0; hop < Most && node is JsonObject schema; hop++)
        {
            if (schema["$ref"] is not JsonValue reference)
            {
                return schema;
            }

            node = JsonPointer.Find(root, reference.ToString().TrimStart('#'));
        }

        return null;
    }
}
