using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Activities.Forms;
using Workflow.Host.Pages.Forms;

namespace Workflow.Host.Pages.Parts;

/// <summary>An answer as it is read back; empty when the question was left blank.</summary>
internal static class AnswerText
{
    public static string Of(JsonNode? form, FormField field, string yes, string no) => field.Kind switch
    {
        FieldKind.Check => PostedForm.IsChosen(form, field, "true") ? yes : no,
        FieldKind.Choice or FieldKind.Choices => string.Join("、", Chosen(form, field)),
        FieldKind.Files when FileReference.Read(JsonPointer.Find(form, field.Path)) is { Count: > 0 } files =>
            string.Join('、', files.Select(file => file.Name)),
        FieldKind.Date when DateOnly.TryParseExact(
            PostedForm.Text(form, field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
        _ => PostedForm.Text(form, field),
    };

    // A value that is not among the options (masked, or of an older form) is shown as it is.
    private static IEnumerable<string> Chosen(JsonNode? form, FormField field)
    {
        var values = JsonPointer.Find(form, field.Path) switch
        {
            JsonArray several => several.Select(value => value?.ToString() ?? string.Empty),
            JsonValue one => [one.ToString()],
            _ => [],
        };
        return values.Select(value => field.Options.FirstOrDefault(option => option.Value == value)?.Label ?? value);
    }
}
