using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Workflow.Activities.DataServices;

/// <summary>Writes the HTTP request of a call.</summary>
internal static partial class DataServiceMessage
{
    internal static HttpRequestMessage Of(
        DataService service,
        Uri baseAddress,
        JsonObject input,
        string key,
        string correlation,
        IConfiguration configuration)
    {
        var rest = new Dictionary<string, JsonNode?>(input, StringComparer.Ordinal);
        var address = Placeholder().Replace(service.Address, match =>
        {
            var name = match.Groups[1].Value;
            if (name == "base")
            {
                return baseAddress.ToString().TrimEnd('/');
            }

            var value = Uri.EscapeDataString(Text(input[name]));
            rest.Remove(name);
            return value;
        });
        var inBody = service.Method != HttpMethod.Get && service.Method != HttpMethod.Head && service.Method != HttpMethod.Delete;
        if (!inBody && rest.Count > 0)
        {
            address += (address.Contains('?') ? "&" : "?")
                + string.Join('&', rest.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(Text(field.Value))}"));
        }

        var message = new HttpRequestMessage(service.Method, address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        message.Headers.Add("Idempotency-Key", Header(key));
        message.Headers.Add("X-Correlation-Id", Header(correlation));
        Authenticate(message, service.Auth, configuration);
        if (inBody)
        {
            // Bytes in memory, so that a retry can send them again.
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(new JsonObject(
                rest.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))).ToJsonString()));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        }

        return message;
    }

    private static void Authenticate(HttpRequestMessage message, DataServiceAuth auth, IConfiguration configuration)
    {
        if (auth.Kind == "none")
        {
            return;
        }

        var secret = configuration[auth.Secret!]
            ?? throw new InvalidOperationException($"Configuration key '{auth.Secret}' holds no secret.");
        if (auth.Kind == "bearer")
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        }
        else
        {
            message.Headers.Add(auth.Header!, secret);
        }
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => string.Empty,
        JsonValue leaf when leaf.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };

    // Header values are ASCII; anything else is written as its UTF-8 bytes.
    private static string Header(string value) =>
        string.Concat(value.Select(character => char.IsAscii(character) && !char.IsControl(character)
            ? character.ToString()
            : string.Concat(Encoding.UTF8.GetBytes([character]).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)))));

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
