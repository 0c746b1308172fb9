using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Activities.Forms;

namespace Workflow.Host.Pages.Forms;

/// <summary>
/// Reads the questions out of a JSON Schema. <c>x-page</c> on a property of the root names the topic it is asked under;
/// <c>x-pages</c> at the root may give topics a key, a title and a description of their own. A schema without topics is
/// one page.
/// </summary>
internal static class FormOutline
{
    private const string PageWord = "x-page";

    public static IReadOnlyList<FormPage> Pages(JsonNode schema)
    {
        var fields = Fields(schema);
        var topics = Properties(schema).ToDictionary(
            property => property.Key, property => Word(property.Value, PageWord), StringComparer.Ordinal);
        return
        [
            .. fields
                .GroupBy(field => topics[field.Name] ?? string.Empty)
                .Select((group, index) => Page(schema, group.Key, index, [.. group])),
        ];
    }

    /// <summary>The topics as they are asked with these answers; a topic keeps its key when others are not asked.</summary>
    public static IReadOnlyList<FormPage> Pages(JsonNode schema, JsonNode form) =>
    [
        .. Pages(schema)
            .Select(page => page with { Fields = [.. Asked(schema, page.Fields, form)] })
            .Where(page => page.Fields.Count > 0),
    ];

    public static IReadOnlyList<FormField> Fields(JsonNode schema) => FieldReader.Children(schema, schema, string.Empty);

    internal static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonNode? schema) =>
        schema?["properties"] as JsonObject ?? [];

    internal static string? Word(JsonNode? schema, string word) => schema?[word] switch
    {
        JsonValue value => value.ToString(),
        _ => null,
    };

    private static IEnumerable<FormField> Asked(JsonNode schema, IEnumerable<FormField> fields, JsonNode form) =>
        from field in fields
        let property = schema["properties"]?[field.Name]
        where Applicability.IsAsked(property, form)
        select field with { Required = field.Required || Applicability.IsRequiredWhenAsked(property) };

    private static FormPage Page(JsonNode schema, string topic, int index, IReadOnlyList<FormField> fields)
    {
        var key = (index + 1).ToString(CultureInfo.InvariantCulture);
        var described = (schema["x-pages"] as JsonArray)?.FirstOrDefault(page => Word(page, "key") == topic);
        var title = Word(described, "title") ?? (topic.Length > 0 ? topic : Word(schema, "title") ?? fields[0].Title);
        return new FormPage(key, title, Word(described, "description"), fields);
    }
}
