using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Expressions;

/// <summary>Converts values to the types that definitions and activities name, as Elsa does.</summary>
internal static class ValueConversion
{
    /// <summary>A value as an Elsa type. What cannot be converted, and every personal value, stays as it is.</summary>
    public static JsonElement ToType(JsonElement value, string? typeName)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return JsonValues.Null;
        }

        return typeName switch
        {
            "String" => ToText(value),
            "Boolean" => ToBoolean(value),
            "Byte" or "Int16" or "Int32" or "Int64" or "UInt16" or "UInt32" or "UInt64" => ToNumber(value, whole: true),
            "Single" or "Double" or "Decimal" => ToNumber(value, whole: false),
            "Guid" when value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id) => JsonValues.Of(id),
            "ICollection<Object>" or "ObjectList" or "List<Object>" => JsonTypes.ToItems(value),
            "ICollection<String>" => JsonTypes.ToTexts(value),
            "IDictionary<String, Object>" or "ObjectDictionary" or "Dynamic" or "ExpandoObject" or "JsonObject"
                or "JsonArray" or "JsonNode" or "JsonElement" => JsonTypes.Read(value),
            _ => value,
        };
    }

    /// <summary>A value as a variable holds it: converted to its type or, for an array, item by item.</summary>
    public static JsonElement ToVariable(JsonElement value, string typeName, bool isArray)
    {
        var read = isArray ? JsonTypes.Read(value) : value;
        return isArray && read.ValueKind == JsonValueKind.Array && SealedJson.Read(read) is null
            ? JsonValues.Of(new JsonArray([.. read.EnumerateArray().Select(item => Node(ToType(item, typeName)))]))
            : isArray ? read : ToType(value, typeName);
    }

    /// <summary>A clear value as a .NET type.</summary>
    /// <exception cref="ExpressionException">It is no such value.</exception>
    public static T? To<T>(JsonNode? clear, string what)
    {
        var target = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        try
        {
            var element = JsonValues.Of(clear);
            if (target == typeof(string))
            {
                return (T?)(object?)(element.IsNothing() ? null : ToText(element).GetString());
            }

            if (target == typeof(TimeSpan) && element.ValueKind == JsonValueKind.String)
            {
                return (T)(object)ToTimeSpan(element.GetString()!);
            }

            if (target.IsPrimitive && element.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(element.GetString()))
            {
                // As in Elsa, a blank text gives nothing.
                return default;
            }

            var typeName = target.IsEnum ? null : target.Name;
            return ToType(element, typeName).Deserialize<T>(EngineJson.Options);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException
            or OverflowException or NotSupportedException)
        {
            throw new ExpressionException($"“{what}”的值不能用作 {target.Name}，请检查它的表达式。");
        }
    }

    private static TimeSpan ToTimeSpan(string text) =>
        text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal)
            ? XmlConvert.ToTimeSpan(text)
            : TimeSpan.Parse(text, CultureInfo.InvariantCulture);

    private static JsonElement ToText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String or JsonValueKind.Null => value,
        JsonValueKind.Object or JsonValueKind.Array when SealedJson.Find(value).Any() => value,
        _ => JsonValues.Of(value.ValueKind switch
        {
            // As .NET writes them, and so Elsa.
            JsonValueKind.True => bool.TrueString,
            JsonValueKind.False => bool.FalseString,
            _ => value.GetRawText(),
        }),
    };

    private static JsonNode? Node(JsonElement value) => JsonNode.Parse(value.GetRawText());

    private static JsonElement ToBoolean(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when bool.TryParse(value.GetString(), out var flag) => JsonValues.Of(flag),
        JsonValueKind.String when string.IsNullOrWhiteSpace(value.GetString()) => JsonValues.Of(false),
        JsonValueKind.Number => JsonValues.Of(value.GetDouble() != 0),
        _ => value,
    };

    private static JsonElement ToNumber(JsonElement value, bool whole)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = value.GetString();
            return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var integer)
                ? JsonValues.Of(integer)
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                    ? ToNumber(JsonValues.Of(number), whole)
                    : value;
        }

        return whole && value.ValueKind == JsonValueKind.Number && !value.TryGetInt64(out _)
            && value.TryGetDouble(out var real) && Math.Abs(real) < long.MaxValue
            ? JsonValues.Of((long)Math.Round(real, MidpointRounding.ToEven))
            : value;
    }
}
