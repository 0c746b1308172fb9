using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Instances;

/// <summary>What a caller gives, as the types that the definition declares: a form or a query knows only texts.</summary>
internal static class TypedInput
{
    /// <summary>The input with its declared members converted; what cannot be converted stays as it is.</summary>
    public static JsonElement Of(WorkflowGraph graph, JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Object)
        {
            return JsonValues.EmptyObject;
        }

        JsonObject? typed = null;
        foreach (var argument in graph.Inputs)
        {
            if (input.Member(argument.Name) is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Array) } given
                && ValueConversion.ToType(given, argument.TypeName) is var converted
                && !JsonElement.DeepEquals(given, converted))
            {
                typed ??= JsonNode.Parse(input.GetRawText())!.AsObject();
                typed[argument.Name] = JsonNode.Parse(converted.GetRawText());
            }
        }

        return typed is null ? input : JsonValues.Of((JsonNode)typed);
    }
}
