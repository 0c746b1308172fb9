using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Definitions;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Elsa;

/// <summary>
/// Fields of a request as Elsa reads them: from the query, else from the body, whatever the case of their names.
/// Everything that is wrong is gathered and told once.
/// </summary>
internal sealed class ElsaFields(JsonElement body, IQueryCollection query)
{
    private const int LongestText = 2000;
    private readonly List<FieldError> errors = [];

    /// <summary>The fields of a request; a body that is no JSON object is refused.</summary>
    public static async Task<ElsaFields> OfAsync(HttpContext http) => new(await http.BodyAsync(), http.Request.Query);

    /// <summary>A text; null when absent or empty.</summary>
    public string? Text(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text when text.GetString()!.Length > LongestText =>
            Wrong(name, $"{name} 过长，请不超过 {LongestText} 个字。"),
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } given ? given : null,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => Wrong(name, $"{name} 必须是文字。"),
    };

    /// <summary>A text that must be there; empty when it is wrong.</summary>
    public string Required(string name) => Text(name) ?? Wrong(name, $"请提供 {name}。") ?? string.Empty;

    /// <summary>Yes or no; null when absent.</summary>
    public bool? Flag(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when text.GetString()!.Length == 0 => null,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
        _ => Nothing<bool?>(name, $"{name} 只能是 true 或 false。"),
    };

    /// <summary>A whole number within bounds; null when absent.</summary>
    public int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
                ? number
                : Nothing<int?>(name, $"{name} 必须是 {least} 到 {most} 的整数。");
    }

    /// <summary>One of an enumeration's words, whatever its case; null when absent.</summary>
    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum =>
        Text(name) is { } text ? Parse<TEnum>(name, text) : null;

    /// <summary>Some of an enumeration's words.</summary>
    public IReadOnlyList<TEnum> Words<TEnum>(string name)
        where TEnum : struct, Enum =>
        [.. Texts(name).Select(text => Parse<TEnum>(name, text)).OfType<TEnum>()];

    /// <summary>A list of texts: a JSON array, or a query parameter that is repeated.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (query.TryGetValue(name, out var repeated))
        {
            return [.. repeated.OfType<string>().Where(text => text.Length > 0)];
        }

        if (Value(name) is not { } value)
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : Nothing<IReadOnlyList<string>>(name, $"{name} 必须是文字的列表。") ?? [];
    }

    /// <summary>An object, in the query as JSON text; undefined when absent.</summary>
    public JsonElement Object(string name)
    {
        var value = Value(name);
        if (value is { ValueKind: JsonValueKind.String } text && query.ContainsKey(name))
        {
            value = Json(text.GetString()!);
        }

        return value switch
        {
            null => default,
            { ValueKind: JsonValueKind.Object } found => found,
            _ => Nothing<JsonElement>(name, $"{name} 必须是一个 JSON 对象。"),
        };
    }

    /// <summary>Which version is meant; the published one when nothing is said.</summary>
    public VersionOptions Version(string name)
    {
        var text = Text(name);
        return text is null
            ? VersionOptions.Published
            : VersionOptions.TryParse(text, out var options)
                ? options
                : Nothing<VersionOptions>(name, $"{name} 只能是 Published、Latest、LatestOrPublished、LatestAndPublished、Draft 或版本号。");
    }

    /// <summary>A value of any kind; null when it is absent or JSON's null.</summary>
    public JsonElement? Value(string name)
    {
        if (query.TryGetValue(name, out var given))
        {
            return given.Count == 1
                ? JsonSerializer.SerializeToElement(given[0] ?? string.Empty)
                : Nothing<JsonElement?>(name, $"参数 {name} 只能出现一次。");
        }

        foreach (var member in body.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
            }
        }

        return null;
    }

    /// <summary>Notes a fault found by the caller.</summary>
    public string? Wrong(string name, string message)
    {
        errors.Add(new FieldError(name, message));
        return null;
    }

    /// <summary>Refuses the request when anything was wrong.</summary>
    public void ThrowIfWrong()
    {
        if (errors.Count > 0)
        {
            throw new RefusalException(RefusalKind.Invalid, "request.invalid", "请求有误，请按提示改正。", errors);
        }
    }

    private static JsonElement Json(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }

    private TEnum? Parse<TEnum>(string name, string text)
        where TEnum : struct, Enum
    {
        var words = Enum.GetNames<TEnum>();
        var word = words.FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));
        return word is null
            ? Nothing<TEnum?>(name, $"{name} 只能是：{string.Join("、", words)}。")
            : Enum.Parse<TEnum>(word);
    }

    private T? Nothing<T>(string name, string message)
    {
        Wrong(name, message);
        return default;
    }
}
