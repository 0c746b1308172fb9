using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workflow.Activities.Notifications;

/// <summary>
/// A mail's wording (通知模板): plain text with <c>{{names}}</c> that the data fill. Its title names the kind of message, also of the
/// short message of the same code.
/// </summary>
internal sealed partial record MailTemplate(
    string Code,
    int Version,
    string Channel,
    string Subject,
    IReadOnlyList<string> Body,
    string? Title = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static MailTemplate Parse(string code, string text)
    {
        var template = JsonSerializer.Deserialize<MailTemplate>(text, Json) ?? throw new JsonException("The file is empty.");
        return template switch
        {
            _ when template.Code != code => throw new JsonException($"code 应与文件同名：“{code}”。"),
            _ when template.Channel != "mail" => throw new JsonException("channel 只能是 mail：短信模板在运营商处登记。"),
            _ => template,
        };
    }

    /// <summary>Names that the wording needs.</summary>
    public IEnumerable<string> Names => Placeholder().Matches(Subject + string.Concat(Body))
        .Select(match => match.Groups[1].Value)
        .Distinct(StringComparer.Ordinal);

    public (string Subject, string Body) Fill(IReadOnlyDictionary<string, string> data) =>
        (OneLine(Fill(Subject, data)), Fill(string.Join('\n', Body) + '\n', data));

    /// <summary>The subject, filled with what is not personal.</summary>
    public string SubjectOf(JsonElement data) => OneLine(Fill(Subject, DataOf(JsonObject.Create(data))));

    /// <summary>What of a request's data can fill a wording.</summary>
    public static Dictionary<string, string> DataOf(JsonNode? data) =>
        (data as JsonObject ?? []).Where(value => value.Value is JsonValue).ToDictionary(
            value => value.Key, value => value.Value!.ToString(), StringComparer.Ordinal);

    private static string Fill(string text, IReadOnlyDictionary<string, string> data) =>
        Placeholder().Replace(text, match => data.GetValueOrDefault(match.Groups[1].Value, string.Empty));

    // A line break in a header would start another header.
    private static string OneLine(string text) => string.Concat(text.Where(each => !char.IsControl(each)));

    [GeneratedRegex("\\{\\{\\s*([A-Za-z][A-Za-z0-9]*)\\s*\\}\\}")]
    private static partial Regex Placeholder();
}
