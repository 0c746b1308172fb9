using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;

namespace Workflow.Tests.Api.Elsa.Studio;

/// <summary>Compares answers with answers that Elsa Studio 3.8 was seen to work with: member names and kinds of value.</summary>
internal static class Shape
{
    /// <summary>Members that hold whatever an activity, a definition or a user puts there; they must be there only.</summary>
    private static readonly HashSet<string> Free = new(StringComparer.Ordinal)
    {
        "uiSpecifications", "customProperties", "constructionProperties", "metadata", "defaultValue", "value", "properties",
        "root", "input", "output", "options", "exception", "completionCallbacks", "bookmarks", "incidents",
        "activityExecutionContexts", "activityState", "dynamicVariables",
    };

    /// <summary>Members of the samples that Studio does not read, or not in every answer of the kind.</summary>
    private static readonly HashSet<string> Optional = new(StringComparer.Ordinal) { "clrType", "attributes", "outputs", "payload" };

    /// <summary>An answer kept from Studio's server.</summary>
    public static JsonNode Sample(string name) => JsonNode.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "Workflow.Tests", "Api", "Elsa", "Studio", "samples", $"{name}.json")))!;

    /// <summary>Whether an answer has at least the members of a sample, each of the same kind or null.</summary>
    public static void ShouldHaveTheShapeOf(this JsonNode? actual, JsonNode? sample, string path = "$")
    {
        if (actual is null || sample is null)
        {
            return;
        }

        Kind(actual).ShouldBe(Kind(sample), path);
        switch (actual)
        {
            case JsonObject members:
                foreach (var (name, expected) in sample.AsObject().Where(member => !Optional.Contains(member.Key)))
                {
                    members.ContainsKey(name).ShouldBeTrue($"{path}.{name} is missing");
                    if (!Free.Contains(name))
                    {
                        members[name].ShouldHaveTheShapeOf(expected, $"{path}.{name}");
                    }
                }

                break;
            case JsonArray items when Common(sample.AsArray()) is { } common:
                foreach (var (index, item) in items.Index())
                {
                    item.ShouldHaveTheShapeOf(common, $"{path}[{index}]");
                }

                break;
        }
    }

    /// <summary>What all items of a sample have in common.</summary>
    private static JsonNode? Common(JsonArray items)
    {
        if (items.Count == 0 || items[0] is not JsonObject first)
        {
            return items.FirstOrDefault();
        }

        return new JsonObject(first
            .Where(member => items.All(item => item!.AsObject().ContainsKey(member.Key)))
            .Select(member => KeyValuePair.Create(
                member.Key,
                items.Select(item => item![member.Key]).FirstOrDefault(value => value is not null and not JsonArray { Count: 0 })
                    ?.DeepClone() ?? member.Value?.DeepClone())));
    }

    private static JsonValueKind Kind(JsonNode node) =>
        node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? JsonValueKind.True : node.GetValueKind();
}
