using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Engine.Privacy;

/// <summary>The shape of a sealed personal value inside JSON: <c>{"$personal":{"subject","key","cipher"}}</c>.</summary>
public static class SealedJson
{
    /// <summary>The property that marks a sealed value.</summary>
    public const string Marker = "$personal";

    /// <summary>The sealed value that <paramref name="element"/> is, or null when it is none.</summary>
    public static Personal<JsonElement>? Read(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(Marker, out var inner)
        && inner.ValueKind == JsonValueKind.Object
        && Text(inner, "subject") is { } subject
        && Text(inner, "key") is { } key
        && Text(inner, "cipher") is { } cipher
            ? new Personal<JsonElement>(subject, key, cipher)
            : null;

    /// <summary>Writes the sealed form.</summary>
    public static void Write(Utf8JsonWriter writer, string subject, string key, string cipher)
    {
        writer.WriteStartObject();
        writer.WriteStartObject(Marker);
        writer.WriteString("subject", subject);
        writer.WriteString("key", key);
        writer.WriteString("cipher", cipher);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>Every sealed value in a tree, in document order.</summary>
    public static IEnumerable<Personal<JsonElement>> Find(JsonElement tree)
    {
        if (Read(tree) is { } found)
        {
            return [found];
        }

        return tree.ValueKind switch
        {
            JsonValueKind.Object => tree.EnumerateObject().SelectMany(member => Find(member.Value)),
            JsonValueKind.Array => tree.EnumerateArray().SelectMany(Find),
            _ => [],
        };
    }

    /// <summary>
    /// Whether something from outside looks sealed anywhere: taken in as it is, it would be opened with somebody's key.
    /// </summary>
    public static bool IsForged(JsonElement tree) => tree.ValueKind switch
    {
        JsonValueKind.Object => tree.EnumerateObject().Any(member => member.Name == Marker || IsForged(member.Value)),
        JsonValueKind.Array => tree.EnumerateArray().Any(IsForged),
        _ => false,
    };

    /// <summary>A tree as nodes, with something else in the place of each sealed value.</summary>
    public static JsonNode? Replace(JsonElement tree, Func<Personal<JsonElement>, JsonNode?> replacement)
    {
        if (Read(tree) is { } found)
        {
            return replacement(found);
        }

        return tree.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(tree.EnumerateObject()
                .Select(member => KeyValuePair.Create(member.Name, Replace(member.Value, replacement)))),
            JsonValueKind.Array => new JsonArray([.. tree.EnumerateArray().Select(item => Replace(item, replacement))]),
            JsonValueKind.Undefined => null,
            _ => JsonNode.Parse(tree.GetRawText()),
        };
    }

    /// <summary>A value as a node; null when it is absent.</summary>
    internal static JsonNode? Node(JsonElement value) =>
        value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : JsonNode.Parse(value.GetRawText());

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
