using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Activities.Forms;

namespace Workflow.Host.Pages.Forms;

/// <summary>Reads one question out of the schema of its property.</summary>
internal static class FieldReader
{
    private const int LongText = 200;

    public static IReadOnlyList<FormField> Children(JsonNode root, JsonNode schema, string pointer)
    {
        var required = (schema["required"] as JsonArray)?.Select(name => name!.ToString()).ToHashSet() ?? [];
        return
        [
            .. FormOutline.Properties(schema).Select(property => Field(
                root,
                property.Value!,
                JsonPointer.Append(pointer, property.Key),
                property.Key,
                required.Contains(property.Key))),
        ];
    }

    private static FormField Field(JsonNode root, JsonNode property, string pointer, string name, bool required)
    {
        var schema = Resolve(root, property);
        string? Word(string word) => FormOutline.Word(property, word) ?? FormOutline.Word(schema, word);

        var options = Options(schema["type"]?.ToString() == "array" ? Resolve(root, schema["items"]) : schema);
        var kind = Kind(schema, options.Count > 0);
        var format = Word("format");
        return new FormField(pointer, Word("title") ?? name, kind, required)
        {
            Hint = Word("x-hint") ?? Word("description"),
            Format = format,
            InputMode = Word("x-inputmode") ?? InputMode(kind, format, schema),
            Autocomplete = Word("x-autocomplete") ?? Autocomplete(format),
            MaxLength = int.TryParse(Word("maxLength"), NumberStyles.None, CultureInfo.InvariantCulture, out var most)
                ? most
                : null,
            AbsentLabel = Word("x-absent"),
            Options = options,
            Files = kind == FieldKind.Files ? FileRule.Of(schema) : null,
            Fields = kind == FieldKind.Group ? Children(root, schema, pointer) : [],
        };
    }

    private static JsonObject Resolve(JsonNode root, JsonNode? schema) =>
        SchemaReference.Resolve(root, schema) ?? new JsonObject();

    private static FieldKind Kind(JsonNode schema, bool hasOptions) => Type(schema) switch
    {
        "object" => FieldKind.Group,
        "array" when FileRule.Of(schema) is not null => FieldKind.Files,
        "array" => FieldKind.Choices,
        "boolean" => FieldKind.Check,
        _ when hasOptions => FieldKind.Choice,
        "integer" or "number" => FieldKind.Number,
        _ when FormOutline.Word(schema, "format") == "date" => FieldKind.Date,
        _ when FormOutline.Word(schema, "x-multiline") == "true" => FieldKind.Multiline,
        _ when schema["maxLength"]?.GetValue<int>() > LongText => FieldKind.Multiline,
        _ => FieldKind.Text,
    };

    private static string? Type(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => type!.ToString()).FirstOrDefault(type => type != "null"),
        JsonValue one => one.ToString(),
        _ => schema["properties"] is JsonObject ? "object" : null,
    };

    private static IReadOnlyList<FieldOption> Options(JsonNode schema)
    {
        if (schema["oneOf"] is JsonArray choices && choices.All(choice => choice?["const"] is not null))
        {
            return [.. choices.Select(choice => new FieldOption(
                choice!["const"]!.ToString(), FormOutline.Word(choice, "title") ?? choice["const"]!.ToString()))];
        }

        var labels = schema["x-enum-labels"];
        return schema["enum"] is not JsonArray values
            ? []
            : [.. values.OfType<JsonValue>().Select((value, index) => new FieldOption(value.ToString(), labels switch
            {
                JsonObject named => named[value.ToString()]?.ToString() ?? value.ToString(),
                JsonArray listed when index < listed.Count => listed[index]!.ToString(),
                _ => value.ToString(),
            }))];
    }

    private static string? InputMode(FieldKind kind, string? format, JsonNode schema) => (kind, format) switch
    {
        (FieldKind.Number, _) => Type(schema) == "integer" ? "numeric" : "decimal",
        (_, "cn-mobile") => "tel",
        (_, "email") => "email",
        _ => null,
    };

    private static string? Autocomplete(string? format) => format switch
    {
        "cn-mobile" => "tel",
        "email" => "email",
        _ => null,
    };
}
