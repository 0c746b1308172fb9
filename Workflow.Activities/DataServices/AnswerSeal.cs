using System.Text.Json.Nodes;
using Workflow.Activities.Forms;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.DataServices;

/// <summary>
/// Seals an answer by its schema. Only what the schema describes is kept: what a service sends beyond its contract
/// could be personal, and nobody asked for it.
/// </summary>
/// <param name="subjectOf">Pseudonym of the person whom a mark's pointer tells.</param>
/// <param name="keys">Their keys.</param>
internal sealed class AnswerSeal(Func<PersonalMark, string> subjectOf, KeyRing keys)
{
    /// <summary>Pointers of the personal fields that were there.</summary>
    internal SortedSet<string> Returned { get; } = new(StringComparer.Ordinal);

    internal JsonNode? Seal(JsonObject schema, JsonNode? value, string pointer = "")
    {
        if (value is null)
        {
            return null;
        }

        if (PersonalMark.Of(schema, pointer) is { } mark)
        {
            Returned.Add(pointer);
            return keys.SealNode(subjectOf(mark), value.DeepClone());
        }

        return value switch
        {
            JsonObject tree when schema["properties"] is JsonObject properties => new JsonObject(tree
                .Where(member => properties[member.Key] is JsonObject)
                .Select(member => KeyValuePair.Create(
                    member.Key, Seal((JsonObject)properties[member.Key]!, member.Value, JsonPointer.Append(pointer, member.Key))))),
            JsonArray list when schema["items"] is JsonObject items =>
                new JsonArray([.. list.Select(item => Seal(items, item, pointer + "/*"))]),
            _ => value.DeepClone(),
        };
    }
}
