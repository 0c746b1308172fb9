using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Workflow.Activities.Forms;

namespace Workflow.Host.Pages.Forms;

/// <summary>Turns posted fields into JSON typed by the schema, and JSON back into what the fields show.</summary>
internal static class PostedForm
{
    /// <summary>The form with the answers to these questions replaced by what was posted; all else stays.</summary>
    public static JsonObject Merge(
        JsonObject form,
        IEnumerable<FormField> fields,
        Func<string, StringValues> posted)
    {
        var merged = form.DeepClone().AsObject();
        foreach (var field in fields)
        {
            Put(merged, field, posted);
        }

        return merged;
    }

    /// <summary>What a field shows.</summary>
    public static string Text(JsonNode? form, FormField field) => JsonPointer.Find(form, field.Path) switch
    {
        JsonValue value => value.ToString(),
        _ => string.Empty,
    };

    /// <summary>Whether a choice or a box is taken.</summary>
    public static bool IsChosen(JsonNode? form, FormField field, string value) => JsonPointer.Find(form, field.Path) switch
    {
        JsonArray several => several.Any(one => one?.ToString() == value),
        JsonValue one => one.ToString() == value,
        _ => false,
    };

    private static void Put(JsonObject parent, FormField field, Func<string, StringValues> posted)
    {
        if (Read(parent[field.Name], field, posted) is { } value)
        {
            parent[field.Name] = value;
        }
        else
        {
            parent.Remove(field.Name);
        }
    }

    private static JsonNode? Read(JsonNode? before, FormField field, Func<string, StringValues> posted) => field.Kind switch
    {
        FieldKind.Group when !field.Required && posted(FormField.AbsentPrefix + field.Path).Count > 0 => null,
        FieldKind.Group => Merge(before as JsonObject ?? [], field.Fields, posted),
        FieldKind.Choices => new JsonArray([.. posted(field.Path).Select(value => (JsonNode?)value)]),
        FieldKind.Check => posted(field.Path).Count > 0,

        // Files are looked up where they were uploaded; see PostedFileAnswers.
        FieldKind.Files => before?.DeepClone(),
        FieldKind.Number => Number(Clean(field, posted(field.Path))),
        _ => Clean(field, posted(field.Path)) is { Length: > 0 } text ? text : null,
    };

    // What is not a number stays as it was typed: the check says what is wrong, and nothing typed is lost.
    private static JsonNode? Number(string text) =>
        text.Length == 0 ? null
        : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number
        : text;

    private static string Clean(FormField field, StringValues posted)
    {
        var text = (posted.Count > 0 ? posted[0]! : string.Empty).Replace("\r\n", "\n").Trim();
        return field.Format is "resident-id" or "cn-mobile" or "email" || field.Kind is FieldKind.Number
            ? Narrow(text, upper: field.Format == "resident-id")
            : text;
    }

    // Chinese keyboards readily give full-width digits, and people group numbers with blanks: neither is a mistake.
    private static string Narrow(string text, bool upper)
    {
        var plain = string.Concat(
            text.Select(sign => sign is > '\uFF00' and < '\uFF5F' ? (char)(sign - 0xFEE0) : sign)
                .Where(sign => !char.IsWhiteSpace(sign)));
        return upper ? plain.ToUpperInvariant() : plain;
    }
}
