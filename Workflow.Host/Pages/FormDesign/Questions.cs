using System.Text.Json.Nodes;
using Workflow.Activities.Forms;

namespace Workflow.Host.Pages.FormDesign;

/// <summary>
/// Reads the questions out of a schema and writes them back. Words of the schema that the editor does not know stay where
/// they are; a question whose kind changes loses those that only fitted the old kind.
/// </summary>
internal static class Questions
{
    private static readonly string[] WordsOfKinds =
    [
        "type", "format", "enum", "x-enum-labels", "oneOf", "items", "uniqueItems", "x-multiline", "minimum", "maximum",
        "minLength", "maxLength", "pattern", "x-message", "multipleOf", "const", FileRule.Word,
    ];

    public static IReadOnlyList<Question> Read(JsonObject schema)
    {
        var required = Required(schema);
        return [.. Properties(schema).Select(property => Read(property.Key, property.Value as JsonObject ?? [], required))];
    }

    public static JsonObject Write(JsonObject schema, IReadOnlyList<Question> questions)
    {
        var written = schema.DeepClone().AsObject();
        var before = Properties(schema);
        var properties = new JsonObject();
        foreach (var question in questions)
        {
            var known = question.Was is null ? null : before[question.Was] as JsonObject;
            properties[question.Name] = Write(known, question);
        }

        written["type"] ??= "object";
        written["required"] = new JsonArray([.. questions.Where(question => question.IsRequired).Select(question => (JsonNode?)question.Name)]);
        written["additionalProperties"] ??= false;
        written["properties"] = properties;
        return written;
    }

    private static Question Read(string name, JsonObject property, HashSet<string> required) => new(
        name,
        Word(property, "title") ?? name,
        KindOf(property),
        required.Contains(name),
        Word(property, "x-hint") ?? Word(property, "description"),
        ChoicesOf(property["type"]?.ToString() == "array" ? property["items"] as JsonObject ?? [] : property),
        Number(property, "minimum") ?? Number(property, "minLength"),
        Number(property, "maximum") ?? Number(property, "maxLength") ?? Number(property[FileRule.Word] as JsonObject ?? [], "most"),
        Word(property, "x-personal"),
        name);

    private static JsonObject Write(JsonObject? known, Question question)
    {
        var property = known?.DeepClone().AsObject() ?? [];
        if (question.Kind != QuestionKind.Other)
        {
            if (known is null || KindOf(known) != question.Kind)
            {
                foreach (var word in WordsOfKinds)
                {
                    property.Remove(word);
                }
            }

            QuestionWords.Write(property, question);
        }

        Set(property, "title", question.Title.Length == 0 ? null : question.Title);
        Set(property, property.ContainsKey("x-hint") ? "x-hint" : "description", question.Hint);
        Set(property, "x-personal", question.Person);
        return property;
    }

    private static QuestionKind KindOf(JsonObject property) => (property["type"]?.ToString(), Word(property, "format")) switch
    {
        ("array", _) when property[FileRule.Word] is JsonObject => QuestionKind.Files,
        ("array", _) => ChoicesOf(property["items"] as JsonObject ?? []) is null ? QuestionKind.Other : QuestionKind.Choices,
        ("boolean", _) => QuestionKind.Tick,
        ("number", _) => QuestionKind.Number,
        ("integer", _) => QuestionKind.Whole,
        ("string", "date") => QuestionKind.Date,
        ("string", "resident-id") => QuestionKind.ResidentId,
        ("string", "cn-mobile") => QuestionKind.Mobile,
        ("string", _) when ChoicesOf(property) is not null => QuestionKind.Choice,
        ("string", null) => property["x-multiline"]?.ToString() == "true" ? QuestionKind.Multiline : QuestionKind.Text,
        _ => QuestionKind.Other,
    };

    private static List<KeyValuePair<string, string>>? ChoicesOf(JsonObject property) => property["enum"] is JsonArray values
        && values.All(value => value is JsonValue)
            ? [.. values.Select(value => KeyValuePair.Create(
                value!.ToString(), property["x-enum-labels"]?[value.ToString()]?.ToString() ?? value.ToString()))]
            : null;

    private static JsonObject Properties(JsonObject schema) => schema["properties"] as JsonObject ?? [];

    private static HashSet<string> Required(JsonObject schema) =>
        [.. (schema["required"] as JsonArray ?? []).Select(name => name!.ToString())];

    private static string? Word(JsonObject property, string word) => property[word] is JsonValue value ? value.ToString() : null;

    private static decimal? Number(JsonObject property, string word) =>
        property[word] is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;

    internal static void Set(JsonObject property, string word, JsonNode? value)
    {
        if (value is null)
        {
            property.Remove(word);
        }
        else
        {
            property[word] = value;
        }
    }
}
