using System.Text.Json.Nodes;

namespace Workflow.Activities.Forms;

/// <summary>
/// Walks a value beside the schemas that speak about it, for the words of ours (<c>x-…</c>) that a standard validator
/// does not know. Only references inside the schema are followed.
/// </summary>
internal sealed class SchemaTree(JsonNode root)
{
    private static readonly string[] Combinators = ["allOf", "anyOf", "oneOf"];

    /// <summary>The schemas of the whole value.</summary>
    public IReadOnlyList<JsonObject> Root => [.. Expand(root)];

    /// <summary>The schemas of one property.</summary>
    public IReadOnlyList<JsonObject> OfProperty(IEnumerable<JsonObject> schemas, string name) =>
        [.. schemas.SelectMany(schema => Expand((schema["properties"] as JsonObject)?[name]))];

    /// <summary>The schemas of an array's elements.</summary>
    public IReadOnlyList<JsonObject> OfItems(IEnumerable<JsonObject> schemas) =>
        [.. schemas.SelectMany(schema => Expand(schema["items"]))];

    /// <summary>
    /// A copy of a value in which <paramref name="replace"/> has had a word on each part, from the outside inwards;
    /// where it gives null it has nothing to say, and the walk goes on below.
    /// </summary>
    public JsonNode? Rewrite(JsonNode? value, Func<IReadOnlyList<JsonObject>, JsonNode, JsonNode?> replace) =>
        Rewrite(Root, value, replace);

    /// <summary>Every part of a value with its schemas and JSON pointer.</summary>
    public IEnumerable<SchemaPart> Parts(JsonNode? value) => Parts(Root, value, string.Empty);

    /// <summary>Whether the schema knows a field.</summary>
    public bool Declares(string pointer) =>
        pointer.StartsWith('/')
        && JsonPointer.Steps(pointer).Aggregate(Root, OfProperty) is { Count: > 0 };

    private JsonNode? Rewrite(
        IReadOnlyList<JsonObject> schemas,
        JsonNode? value,
        Func<IReadOnlyList<JsonObject>, JsonNode, JsonNode?> replace)
    {
        if (value is null)
        {
            return null;
        }

        return replace(schemas, value) ?? value switch
        {
            JsonObject parent => new JsonObject(parent.Select(member => KeyValuePair.Create(
                member.Key, Rewrite(OfProperty(schemas, member.Key), member.Value, replace)))),
            JsonArray list => new JsonArray([.. list.Select(item => Rewrite(OfItems(schemas), item, replace))]),
            _ => value.DeepClone(),
        };
    }

    private IEnumerable<SchemaPart> Parts(IReadOnlyList<JsonObject> schemas, JsonNode? value, string pointer)
    {
        var below = value switch
        {
            JsonObject parent => parent.SelectMany(member => Parts(
                OfProperty(schemas, member.Key), member.Value, JsonPointer.Append(pointer, member.Key))),
            JsonArray list => list.SelectMany((item, index) => Parts(
                OfItems(schemas), item, JsonPointer.Append(pointer, index))),
            _ => [],
        };
        return below.Prepend(new SchemaPart(schemas, pointer, value));
    }

    private IEnumerable<JsonObject> Expand(JsonNode? node)
    {
        if (SchemaReference.Resolve(root, node) is not { } schema)
        {
            return [];
        }

        var branches = Combinators.SelectMany(word => schema[word] as JsonArray ?? []);
        return branches.SelectMany(Expand).Prepend(schema);
    }
}

/// <summary>A part of a value, with all that the schema says about it.</summary>
/// <param name="Schemas">The schemas that apply.</param>
/// <param name="Pointer">JSON pointer.</param>
/// <param name="Value">The part.</param>
internal sealed record SchemaPart(IReadOnlyList<JsonObject> Schemas, string Pointer, JsonNode? Value)
{
    /// <summary>The first schema's word of that name, as text.</summary>
    public string? Word(string name) => Schemas.Word(name);
}

/// <summary>Looks up words in several schemas.</summary>
internal static class SchemaWords
{
    /// <summary>The first schema's word of that name, as text.</summary>
    public static string? Word(this IEnumerable<JsonObject> schemas, string name) =>
        schemas.Select(schema => schema[name]).OfType<JsonValue>().FirstOrDefault()?.ToString();
}
