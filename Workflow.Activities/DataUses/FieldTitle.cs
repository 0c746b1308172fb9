using System.Text.Json.Nodes;
using Workflow.Activities.Forms;

namespace Workflow.Activities.DataUses;

/// <summary>What a field of a data service is called.</summary>
internal static class FieldTitle
{
    private const string EachItem = "*";

    /// <summary>The title that its schema gives, or else its name.</summary>
    public static string Of(JsonObject? schema, string pointer)
    {
        JsonNode? at = schema;
        foreach (var step in JsonPointer.Steps(pointer))
        {
            at = step == EachItem ? at?["items"] : at?["properties"]?[step];
        }

        return at?["title"]?.ToString() ?? JsonPointer.LastName(pointer);
    }
}
