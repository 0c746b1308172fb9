using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Expressions;

/// <summary>Small helpers for JSON values.</summary>
internal static class JsonValues
{
    /// <summary>What stands for a personal value where only open text may stand.</summary>
    public const string Mask = "***";

    public static JsonElement Null { get; } = JsonDocument.Parse("null").RootElement;

    public static JsonElement EmptyObject { get; } = JsonDocument.Parse("{}").RootElement;

    public static JsonElement Of<T>(T value) => JsonSerializer.SerializeToElement(value, EngineJson.Options);

    public static JsonElement Of(JsonNode? node) =>
        node is null ? Null : JsonSerializer.SerializeToElement(node, EngineJson.Options);

    public static bool IsNothing(this JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public static JsonElement? Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(this JsonElement value, string name) =>
        value.Member(name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    /// <summary>A value as text for people, with every personal value masked.</summary>
    public static string Masked(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => string.Empty,
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object or JsonValueKind.Array when SealedJson.Read(value) is not null => Mask,
        JsonValueKind.Object or JsonValueKind.Array => SealedJson.Replace(value, _ => JsonValue.Create(Mask))!.ToJsonString(EngineJson.Options),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };
}
