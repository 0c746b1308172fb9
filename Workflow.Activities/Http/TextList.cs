using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Activities.Http;

/// <summary>Reads a list of words as designers write it: a JSON array, its text, or words with commas between.</summary>
internal static class TextList
{
    public static IReadOnlyList<string> Of(JsonNode? value) => value switch
    {
        null => [],
        JsonArray array => [.. array.Select(item => item?.ToString() ?? string.Empty).Where(text => text.Length > 0)],
        _ when value.GetValueKind() == JsonValueKind.String => Of(value.GetValue<string>()),
        _ => [value.ToJsonString()],
    };

    private static IReadOnlyList<string> Of(string text)
    {
        if (text.TrimStart().StartsWith('['))
        {
            try
            {
                return Of(JsonNode.Parse(text) as JsonArray);
            }
            catch (JsonException)
            {
                // Then it is a word that begins so.
            }
        }

        return text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
