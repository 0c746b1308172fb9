using System.Text;
using System.Text.Json;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions;

/// <summary>Changes members of a JSON object in its text and leaves every other character alone.</summary>
internal static class JsonMembers
{
    /// <summary>Sets top-level members; the same text where they stand there already.</summary>
    /// <param name="text">A JSON object.</param>
    /// <param name="json">It read.</param>
    /// <param name="members">Name and JSON of each.</param>
    /// <param name="add">Whether to add those that are missing.</param>
    public static string Set(string text, JsonElement json, IReadOnlyDictionary<string, string> members, bool add)
    {
        var changed = members
            .Where(member => json.Member(member.Key) is { } present
                ? !JsonElement.DeepEquals(present, JsonElement.Parse(member.Value))
                : add)
            .ToDictionary(StringComparer.Ordinal);
        return changed.Count == 0 ? text : Splice(text, changed);
    }

    private static string Splice(string text, Dictionary<string, string> changed)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var result = new StringBuilder(text.Length + 256);
        var missing = new Dictionary<string, string>(changed, StringComparer.Ordinal);
        var copied = 0;
        var empty = true;
        reader.Read();
        var start = (int)reader.BytesConsumed;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            empty = false;
            var name = reader.GetString()!;
            reader.Read();
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            if (changed.TryGetValue(name, out var value))
            {
                result.Append(Encoding.UTF8.GetString(bytes, copied, from - copied)).Append(value);
                copied = (int)reader.BytesConsumed;
                missing.Remove(name);
            }
        }

        result.Append(Encoding.UTF8.GetString(bytes, copied, bytes.Length - copied));
        if (missing.Count > 0)
        {
            var added = string.Join(',', missing.Select(member => $"{DefinitionText.Quote(member.Key)}:{member.Value}"));
            result.Insert(Encoding.UTF8.GetCharCount(bytes, 0, start), empty ? added : added + ",");
        }

        return result.ToString();
    }
}
