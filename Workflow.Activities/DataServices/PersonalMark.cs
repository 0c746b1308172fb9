using System.Text.Json.Nodes;
using Workflow.Activities.Forms;

namespace Workflow.Activities.DataServices;

/// <summary>A property of an answer that is a personal value.</summary>
/// <param name="Pointer">Where it stands in the answer; array elements as <c>*</c>.</param>
/// <param name="SubjectFrom">
/// Where the identity number of the person it is about stands: a JSON pointer into the request, or into the answer
/// after <c>answer:</c>.
/// </param>
internal sealed record PersonalMark(string Pointer, string SubjectFrom)
{
    internal const string AnswerPrefix = "answer:";

    internal bool IsKnownTo(IReadOnlyCollection<string> requestProperties) =>
        SubjectFrom.StartsWith(AnswerPrefix + "/", StringComparison.Ordinal)
        || (SubjectFrom.StartsWith('/') && requestProperties.Contains(JsonPointer.Steps(SubjectFrom).First()));

    /// <summary>The mark of a schema node, or null when what it describes is not personal.</summary>
    internal static PersonalMark? Of(JsonObject schema, string pointer) =>
        schema["x-personal"] is JsonValue value && value.TryGetValue<bool>(out var marked) && marked
            ? new PersonalMark(pointer, schema["x-subject-from"]?.ToString() ?? string.Empty)
            : null;
}

/// <summary>Finds the marks of a schema.</summary>
internal static class PersonalMarks
{
    internal static IEnumerable<PersonalMark> Find(JsonObject schema, string pointer = "")
    {
        if (PersonalMark.Of(schema, pointer) is { } mark)
        {
            return [mark];
        }

        var below = (schema["properties"] as JsonObject ?? [])
            .Where(property => property.Value is JsonObject)
            .SelectMany(property => Find((JsonObject)property.Value!, JsonPointer.Append(pointer, property.Key)));
        return schema["items"] is JsonObject items ? below.Concat(Find(items, pointer + "/*")) : below;
    }
}
