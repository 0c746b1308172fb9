using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Expressions;

/// <summary>Values of Elsa's collection and object types, which may be written as JSON text.</summary>
internal static class JsonTypes
{
    /// <summary>A text that holds an object or array as what it holds; anything else as it is.</summary>
    public static JsonElement Read(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString()!.TrimStart() is not ['{' or '[', ..] text)
        {
            return value;
        }

        try
        {
            return StorableText.RequireValue(JsonElement.Parse(text));
        }
        catch (JsonException exception)
        {
            throw new ExpressionException($"不是有效的 JSON（第 {exception.LineNumber + 1} 行）。");
        }
    }

    /// <summary>What a loop goes through: an array's items, an object's members, or the characters of a text, as in .NET.</summary>
    public static JsonElement ToItems(JsonElement value) => Read(value) switch
    {
        { ValueKind: JsonValueKind.String } text => JsonValues.Of(text.GetString()!.Select(letter => letter.ToString())),
        { ValueKind: JsonValueKind.Object } item when SealedJson.Read(item) is null => JsonValues.Of(new JsonArray(
            [.. item.EnumerateObject().Select(member => new JsonObject
            {
                ["Key"] = member.Name,
                ["Value"] = JsonNode.Parse(member.Value.GetRawText()),
            })])),
        var read => read,
    };

    /// <summary>Texts; one alone is a list of one.</summary>
    public static JsonElement ToTexts(JsonElement value) => Read(value) switch
    {
        { ValueKind: JsonValueKind.String } text => JsonValues.Of(new[] { text.GetString()! }),
        var read => read,
    };
}
