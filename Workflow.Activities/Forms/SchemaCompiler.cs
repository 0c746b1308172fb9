using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.References;

namespace Workflow.Activities.Forms;

/// <summary>Makes schemas ready to validate, once per text.</summary>
internal sealed class SchemaCompiler
{
    private const int MostKept = 256;
    private readonly ConcurrentDictionary<string, JsonSchema> compiled = new(StringComparer.Ordinal);

    public JsonSchema Compile(JsonNode schema)
    {
        var text = schema.ToJsonString();
        if (compiled.Count > MostKept)
        {
            compiled.Clear();
        }

        return compiled.GetOrAdd(text, given =>
        {
            var complete = JsonNode.Parse(given)!;
            Complete(complete);
            return Parse(complete);
        });
    }

    /// <summary>A schema as it stands, ready to validate; one that refers out of itself is refused.</summary>
    // Synchronous in fact: only a reference out of the document would wait for anything, and those are refused.
    internal static JsonSchema Parse(JsonNode schema) =>
        JsonSchema.FromJsonAsync(schema.ToJsonString(), null, root => new LocalReferences(root)).GetAwaiter().GetResult();

    /// <summary>
    /// An object that lists its properties allows no others, unless its schema says otherwise; and the validator's
    /// older draft knows a constant only as a choice of one.
    /// </summary>
    private static void Complete(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Complete(item);
            }
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        foreach (var (_, child) in schema.Where(member => member.Value is JsonObject or JsonArray).ToList())
        {
            Complete(child);
        }

        var isOpenByWords = schema.ContainsKey("additionalProperties")
            || schema.ContainsKey("allOf") || schema.ContainsKey("anyOf") || schema.ContainsKey("oneOf");
        if (schema["properties"] is JsonObject && schema["type"]?.ToString() == "object" && !isOpenByWords)
        {
            schema["additionalProperties"] = false;
        }

        if (schema["const"] is { } constant and not JsonObject && !schema.ContainsKey("enum"))
        {
            schema["enum"] = new JsonArray(constant.DeepClone());
        }
    }

    private sealed class LocalReferences(JsonSchema root)
        : JsonReferenceResolver(new JsonSchemaAppender(root, new DefaultTypeNameGenerator()))
    {
        public override Task<IJsonReference> ResolveFileReferenceAsync(string filePath, CancellationToken cancellation = default) =>
            throw new NotSupportedException("A schema may only refer to itself.");

        public override Task<IJsonReference> ResolveUrlReferenceAsync(string url, CancellationToken cancellation = default) =>
            throw new NotSupportedException("A schema may only refer to itself.");
    }
}
