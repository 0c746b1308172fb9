using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Expressions;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Definitions;

/// <summary>A definition's JSON text and what the library needs to know of it. The text is kept as it was written.</summary>
public sealed class DefinitionText
{
    /// <summary>Longest text, in characters.</summary>
    public const int Longest = 8 * 1024 * 1024;

    private const int LongestName = 500;
    private const int LongestId = 200;
    private const int HighestVersion = 1_000_000;

    private const int Deepest = 256;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    private static readonly JsonWriterOptions Reviewed = new()
    {
        Indented = true,
        NewLine = "\n",
        MaxDepth = Deepest,
        Encoder = EngineJson.Options.Encoder,
    };

    private static readonly JsonSerializerOptions Deep = new(EngineJson.Options) { MaxDepth = Deepest };

    private DefinitionText(string text, JsonElement json) => (Text, Json) = (text, json);

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>It read.</summary>
    public JsonElement Json { get; }

    /// <summary>SHA-256 of the text (hex).</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    /// <summary>The definition it says it is; null when it says none.</summary>
    public string? DefinitionId => Id("definitionId");

    /// <summary>The version id it says it has.</summary>
    public string? VersionId => Id("id");

    /// <summary>The version it says it is.</summary>
    public int? Version =>
        Json.Member("version") is { ValueKind: JsonValueKind.Number } number
        && number.TryGetInt32(out var value)
        && value is > 0 and <= HighestVersion
            ? value
            : null;

    /// <summary>Whether it says it is published; null when it does not say.</summary>
    public bool? IsPublished => Flag(Json, "isPublished");

    /// <summary>What lists need of it.</summary>
    public DefinitionHeader Header => new(
        Json.Text("name")?.Trim() ?? string.Empty,
        Json.Text("description")?.Trim(),
        Flag(Json, "isSystem") ?? false,
        Flag(Json, "isReadonly") ?? false,
        Flag(Json.Member("options") ?? default, "usableAsActivity") ?? Flag(Json, "usableAsActivity") ?? false);

    /// <summary>Reads a text.</summary>
    /// <exception cref="DefinitionRefusedException">It is no JSON object, or cannot be stored.</exception>
    public static DefinitionText Read(string text)
    {
        if (text.Length > Longest)
        {
            throw Invalid($"流程定义超过 {Longest / 1024 / 1024} MB，请拆分流程后再导入。");
        }

        try
        {
            var json = Parse(text);
            return json.ValueKind == JsonValueKind.Object
                ? Check(new DefinitionText(text, json))
                : throw Invalid("流程定义应当是一个 JSON 对象，请检查文件内容。");
        }
        catch (JsonException failure)
        {
            throw Invalid($"流程定义不是有效的 JSON（第 {failure.LineNumber + 1} 行附近），请改正后重试；同一对象中的字段不得重复。");
        }
        catch (Exception failure) when (failure is ExpressionException or InvalidOperationException)
        {
            // The second is how the reader reports member names that are no text.
            throw Invalid("流程定义含有不能保存的字符（U+0000 或不成对的代理字符），请去掉后重试。");
        }
    }

    /// <summary>The same with some top-level members set; all else stays as it was written.</summary>
    /// <param name="members">Name and JSON of each.</param>
    /// <param name="add">Whether to add those that are missing.</param>
    public DefinitionText With(IReadOnlyDictionary<string, string> members, bool add)
    {
        var text = JsonMembers.Set(Text, Json, members, add);
        return ReferenceEquals(text, Text) ? this : new DefinitionText(text, Parse(text));
    }

    /// <summary>How it reads as a version: with the members that the library itself decides.</summary>
    /// <param name="version">The version.</param>
    /// <param name="add">Whether to add those that the text does not have.</param>
    public DefinitionText As(DefinitionVersion version, bool add) => With(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = Quote(version.Id),
            ["definitionId"] = Quote(version.DefinitionId),
            ["version"] = version.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["isLatest"] = version.IsLatest ? "true" : "false",
            ["isPublished"] = version.IsPublished ? "true" : "false",
        },
        add);

    /// <summary>
    /// How it stands in a file that people review: what was written on one line, as designers save it, with a line for
    /// each member, in the same order; what somebody laid out stays as it is.
    /// </summary>
    public string ForReview()
    {
        if (Text.Trim().Contains('\n', StringComparison.Ordinal))
        {
            return Text;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Reviewed))
        {
            Json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>A copy that can be changed.</summary>
    public JsonObject ToNode() => JsonNode.Parse(Text, null, Strict)!.AsObject();

    /// <summary>JSON as text.</summary>
    public static string Write(JsonNode json) => json.ToJsonString(Deep);

    /// <summary>Text as JSON.</summary>
    public static string Quote(string text) => JsonSerializer.Serialize(text, EngineJson.Options);

    private static JsonElement Parse(string text) =>
        JsonElement.Parse(text, Strict);

    private static DefinitionText Check(DefinitionText definition)
    {
        StorableText.Require(definition.Json);
        if (definition.Json.Text("name")?.Length > LongestName)
        {
            throw Invalid($"流程名称不能超过 {LongestName} 个字。");
        }

        return definition.Json.Text("definitionId") is { } id && !IsId(id)
            ? throw Invalid($"流程的 definitionId 不能超过 {LongestId} 个字符，也不能含有控制字符。")
            : definition;
    }

    private static bool IsId(string id) => id.Length <= LongestId && !id.Any(char.IsControl);

    private static bool? Flag(JsonElement json, string name) => json.Member(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static DefinitionRefusedException Invalid(string message) => new(DefinitionRefusal.Invalid, message);

    private string? Id(string member) =>
        Json.Text(member) is { } id && !string.IsNullOrWhiteSpace(id) && IsId(id) ? id : null;
}
