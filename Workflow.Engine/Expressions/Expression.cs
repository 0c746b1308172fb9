using System.Text.Json;

namespace Workflow.Engine.Expressions;

/// <summary>An expression as a definition holds it.</summary>
/// <param name="Type">Its language, in Elsa's words: <c>Literal</c>, <c>JavaScript</c> …</param>
/// <param name="Value">Its text or value.</param>
internal sealed record Expression(string Type, JsonElement Value)
{
    /// <summary>The text of a scripted expression.</summary>
    public string Text => Value.ValueKind switch
    {
        JsonValueKind.String => Value.GetString()!,
        JsonValueKind.Undefined or JsonValueKind.Null => string.Empty,
        _ => Value.GetRawText(),
    };

    /// <summary>Reads <c>{"type":…,"value":…}</c>; null when it is none.</summary>
    public static Expression? Read(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
            ? new Expression(type.GetString()!, json.TryGetProperty("value", out var value) ? value : default)
            : null;

    /// <summary>Reads the expression of a wrapped input, <c>{"typeName":…,"expression":{…}}</c>.</summary>
    public static Expression? ReadWrapped(JsonElement input) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty("expression", out var expression)
            ? Read(expression)
            : null;
}
