using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <summary>
/// Questions that are asked in some cases only. <c>x-when</c> on a property of the root names pointers and the answers with
/// which it is asked, for example <c>{"/reason": ["rent"]}</c>; it is then required, unless <c>x-optional</c> says otherwise,
/// and left out in every other case.
/// </summary>
public static class Applicability
{
    private const string When = "x-when";
    private const string Optional = "x-optional";

    /// <summary>Whether a property of the root is asked with these answers.</summary>
    public static bool IsAsked(JsonNode? property, JsonNode? form) =>
        property?[When] is not JsonObject conditions
        || conditions.All(condition => Answers(condition.Value).Contains(Text(JsonPointer.Find(form, condition.Key)), StringComparer.Ordinal));

    /// <summary>Whether a property has to be answered whenever it is asked.</summary>
    public static bool IsRequiredWhenAsked(JsonNode? property) =>
        property?[When] is JsonObject && property[Optional]?.ToString() != "true";

    /// <summary>
    /// The answers without those that are not asked with the others, such as one that an earlier choice called for before it was
    /// changed. What one of them called for goes with it.
    /// </summary>
    public static JsonObject WithoutUnasked(JsonNode schema, JsonObject form)
    {
        var kept = form.DeepClone().AsObject();
        while (kept.Select(answer => answer.Key).FirstOrDefault(name => !IsAsked(schema["properties"]?[name], kept)) is { } unasked)
        {
            kept.Remove(unasked);
        }

        return kept;
    }

    /// <summary>What was asked and is missing, and what stands there though it was not asked.</summary>
    internal static IEnumerable<FieldError> Faults(JsonNode schema, JsonElement form)
    {
        if (schema["properties"] is not JsonObject properties || JsonNode.Parse(form.GetRawText()) is not JsonObject answers)
        {
            yield break;
        }

        foreach (var (name, property) in properties.Where(property => property.Value?[When] is JsonObject))
        {
            var title = property?["title"]?.ToString() ?? name;
            var (isAsked, isThere) = (IsAsked(property, answers), answers[name] is not null);
            if (isAsked && !isThere && IsRequiredWhenAsked(property))
            {
                yield return new FieldError(JsonPointer.Append(string.Empty, name), property?["x-message"]?.ToString() ?? $"请填写“{title}”。");
            }
            else if (!isAsked && isThere)
            {
                yield return new FieldError(JsonPointer.Append(string.Empty, name), $"按您的选择不需要填写“{title}”，请去掉。");
            }
        }
    }

    private static IEnumerable<string> Answers(JsonNode? wanted) => wanted switch
    {
        JsonArray several => several.Select(one => Text(one)),
        _ => [Text(wanted)],
    };

    private static string Text(JsonNode? value) => value?.GetValueKind() switch
    {
        null => string.Empty,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };
}
