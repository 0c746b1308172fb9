using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <summary>Checks a form against its schema and lists everything that has to be put right.</summary>
internal sealed class FormValidator(SchemaCompiler compiler, TimeProvider clock)
{
    private static readonly JsonSchemaValidatorSettings Settings = FormFormats.Settings();

    public IReadOnlyList<FieldError> Validate(JsonNode schema, JsonElement form)
    {
        if (TextCheck.Whole(form) is { } whole)
        {
            return [whole];
        }

        // Text that cannot be read would make the other checks stumble, so it is asked for first.
        var unreadable = TextCheck.Find(form).ToList();
        return unreadable.Count > 0
            ? Once(unreadable.Concat(Standard(schema, form)))
            : Once(Standard(schema, form).Concat(Ours(schema, form)).Concat(Applicability.Faults(schema, form)));
    }

    private IEnumerable<FieldError> Standard(JsonNode schema, JsonElement form) =>
        compiler.Compile(schema).Validate(form.GetRawText(), Settings).SelectMany(error => Flatten(error));

    private static IEnumerable<FieldError> Flatten(ValidationError error)
    {
        if (error is ChildSchemaValidationError child && error.Kind is not (ValidationErrorKind.NotOneOf or ValidationErrorKind.NotAnyOf))
        {
            return child.Errors.Values.SelectMany(errors => errors).SelectMany(Flatten);
        }

        // A wrong type is reported by itself; what would have been inside is no use to anyone.
        if (error.Kind == ValidationErrorKind.PropertyRequired && error.Token is not JObject)
        {
            return [];
        }

        var pointer = PointerOf(error);
        return [new FieldError(pointer, FormMessages.Of(error, SchemaOf(error), JsonPointer.LastName(pointer)))];
    }

    private IEnumerable<FieldError> Ours(JsonNode schema, JsonElement form)
    {
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        foreach (var part in new SchemaTree(schema).Parts(JsonNode.Parse(form.GetRawText())))
        {
            if (part.Word("x-not-future") == "true" && IsAfter(part.Value, today))
            {
                yield return new FieldError(part.Pointer, FormMessages.InFuture(
                    part.Word("title") ?? JsonPointer.LastName(part.Pointer)));
            }

            foreach (var fault in FileAnswerCheck.Faults(part))
            {
                yield return fault;
            }
        }
    }

    private static bool IsAfter(JsonNode? value, DateOnly today) =>
        value is JsonValue text
        && text.TryGetValue<string>(out var day)
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date > today;

    private static JsonSchema? SchemaOf(ValidationError error) =>
        error.Kind == ValidationErrorKind.PropertyRequired
        && error.Property is { } name
        && error.Schema?.ActualSchema.ActualProperties.TryGetValue(name, out var property) == true
            ? property
            : error.Schema;

    private static string PointerOf(ValidationError error)
    {
        var pointer = PointerOf(error.Token);
        return error.Kind == ValidationErrorKind.PropertyRequired && error.Property is { } name
            ? JsonPointer.Append(pointer, name)
            : pointer;
    }

    private static string PointerOf(JToken? token) => token switch
    {
        null => string.Empty,
        JProperty property => JsonPointer.Append(PointerOf(property.Parent), property.Name),
        { Parent: JArray list } => JsonPointer.Append(PointerOf(list), list.IndexOf(token)),
        _ => PointerOf(token.Parent),
    };

    private static List<FieldError> Once(IEnumerable<FieldError> errors) =>
        [.. errors.DistinctBy(error => error.Field, StringComparer.Ordinal)];
}
