using System.Text.Json.Nodes;

namespace Workflow.Activities.Cases.Supplementing;

/// <summary>Lays amended fields over a form (RFC 7396): objects are merged, all else replaced, null removes.</summary>
internal static class FormMerge
{
    public static JsonNode? Merge(JsonNode? form, JsonNode? changes)
    {
        if (changes is not JsonObject members)
        {
            return changes?.DeepClone();
        }

        var merged = form is JsonObject before ? (JsonObject)before.DeepClone() : [];
        foreach (var (name, value) in members)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = Merge(merged[name], value);
            }
        }

        return merged;
    }
}
