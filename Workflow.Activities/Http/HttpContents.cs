using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Forms;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Http;

/// <summary>Reads contents and fields of requests and answers.</summary>
public static class HttpContents
{
    /// <summary>JSON as it is, text as text, anything else as Base64.</summary>
    public static JsonElement Read(string? mediaType, string? charset, byte[] bytes)
    {
        if (IsJson(mediaType) && Json(bytes) is { } json)
        {
            return json;
        }

        return JsonSerializer.SerializeToElement(
            IsText(mediaType) && Text(charset, bytes) is { } text ? text : Convert.ToBase64String(bytes));
    }

    /// <summary>The JSON, or null when it is none or holds what cannot be stored.</summary>
    public static JsonElement? Json(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0));
            var root = document.RootElement.Clone();
            return StorableCheck.Find(root).Any() || SealedJson.IsForged(root) ? null : root;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a media type is JSON.</summary>
    public static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
            || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Fields as an object: a text, or texts where a name has several.</summary>
    public static JsonElement Fields(IEnumerable<KeyValuePair<string, IEnumerable<string>>> fields)
    {
        var result = new JsonObject();
        foreach (var (name, values) in fields)
        {
            var texts = values.Select(Clean).ToList();
            result[Clean(name)] = texts.Count == 1 ? texts[0] : new JsonArray([.. texts.Select(text => (JsonNode)text)]);
        }

        return JsonSerializer.SerializeToElement(result);
    }

    private static string Clean(string text) => text.Replace("\0", string.Empty, StringComparison.Ordinal);

    private static bool IsText(string? mediaType) =>
        mediaType is null
        || IsJson(mediaType)
        || mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        || mediaType.EndsWith("javascript", StringComparison.OrdinalIgnoreCase);

    private static string? Text(string? charset, byte[] bytes)
    {
        try
        {
            var encoding = string.IsNullOrEmpty(charset) || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                ? new UTF8Encoding(false, throwOnInvalidBytes: true)
                : Encoding.GetEncoding(charset.Trim('"'));
            return Clean(encoding.GetString(bytes));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
