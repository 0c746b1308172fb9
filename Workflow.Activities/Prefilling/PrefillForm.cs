using System.Text.Json.Nodes;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Prefilling;

/// <summary>Fills what is blank in a form; what somebody typed stays.</summary>
internal static class PrefillForm
{
    /// <summary>The form with the values that it lacked, and the pointers that were filled.</summary>
    public static (JsonObject Form, IReadOnlyList<string> Filled) With(
        JsonObject form, IEnumerable<KeyValuePair<string, JsonNode?>> values)
    {
        var (merged, filled) = (form.DeepClone().AsObject(), new List<string>());
        foreach (var (pointer, value) in values)
        {
            if (value is not null && IsBlank(JsonPointer.Find(merged, pointer)) && Put(merged, pointer, value))
            {
                filled.Add(pointer);
            }
        }

        return (merged, filled);
    }

    private static bool IsBlank(JsonNode? value) =>
        value is null || (value is JsonValue leaf && leaf.TryGetValue<string>(out var text) && string.IsNullOrWhiteSpace(text));

    /// <summary>Puts a value where a pointer points; false where something else than an object lies on the way.</summary>
    public static bool Put(JsonObject form, string pointer, JsonNode value)
    {
        var steps = JsonPointer.Steps(pointer).ToList();
        var parent = form;
        foreach (var step in steps[..^1])
        {
            if (parent[step] is null)
            {
                parent[step] = new JsonObject();
            }

            if (parent[step] is not JsonObject inner)
            {
                return false;
            }

            parent = inner;
        }

        parent[steps[^1]] = value.DeepClone();
        return true;
    }
}
