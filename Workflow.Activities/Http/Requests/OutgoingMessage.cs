using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Workflow.Activities.Http;

/// <summary>Writes the HTTP request of a call.</summary>
internal static partial class OutgoingMessage
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>The request.</summary>
    /// <exception cref="FormatException">A method, media type or header is none.</exception>
    /// <exception cref="KeyNotFoundException">A secret is not configured.</exception>
    public static HttpRequestMessage Of(HttpRequestOrder order, Uri address, string key, string correlation, HttpSettings settings)
    {
        var message = new HttpRequestMessage(new HttpMethod(order.Method), address);
        Add(message, "Idempotency-Key", Ascii(key));
        Add(message, "X-Correlation-Id", Ascii(correlation));
        if (order.Authorization is { } authorization)
        {
            Add(message, "Authorization", Reveal(authorization.ToString(), settings));
        }

        if (order.Content is { } content)
        {
            message.Content = Body(content, order.ContentType);
        }

        foreach (var (name, value) in Headers(order.Headers))
        {
            Add(message, name, Reveal(value, settings));
        }

        return message;
    }

    private static void Add(HttpRequestMessage message, string name, string value)
    {
        if (value.AsSpan().ContainsAny('\r', '\n', '\0')
            || (!message.Headers.TryAddWithoutValidation(name, value)
                && message.Content?.Headers.TryAddWithoutValidation(name, value) != true))
        {
            throw new FormatException($"请求首部“{name}”的写法不对。");
        }
    }

    private static ByteArrayContent Body(JsonElement content, string? contentType)
    {
        var isText = content.ValueKind == JsonValueKind.String;
        var type = contentType ?? (isText ? "text/plain" : "application/json");
        var text = type.StartsWith(Form, StringComparison.OrdinalIgnoreCase) && content.ValueKind == JsonValueKind.Object
            ? string.Join('&', content.EnumerateObject().Select(field =>
                $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value.ToString())}"))
            : isText ? content.GetString()! : content.GetRawText();
        var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        body.Headers.ContentType = MediaTypeHeaderValue.TryParse(type, out var parsed)
            ? parsed
            : throw new FormatException($"内容类型“{type}”的写法不对。");
        body.Headers.ContentType.CharSet ??= "utf-8";
        return body;
    }

    private static IEnumerable<(string Name, string Value)> Headers(JsonElement? headers) =>
        headers is { ValueKind: JsonValueKind.Object } given
            ? given.EnumerateObject().SelectMany(header => header.Value.ValueKind == JsonValueKind.Array
                ? header.Value.EnumerateArray().Select(value => (header.Name, value.ToString()))
                : [(header.Name, header.Value.ToString())])
            : [];

    private static string Reveal(string text, HttpSettings settings) => Secret().Replace(text, match =>
        settings.Secrets.TryGetValue(match.Groups[1].Value, out var secret)
            ? secret
            : throw new KeyNotFoundException($"没有名为“{match.Groups[1].Value}”的密钥，请管理员在 Http:Secrets 中设置。"));

    private static string Ascii(string value) =>
        string.Concat(value.Select(character => char.IsAscii(character) && !char.IsControl(character)
            ? character.ToString()
            : string.Concat(Encoding.UTF8.GetBytes([character]).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)))));

    [GeneratedRegex(@"\{secret:([A-Za-z0-9_.-]+)\}")]
    private static partial Regex Secret();
}
