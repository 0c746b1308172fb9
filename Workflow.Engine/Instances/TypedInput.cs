using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Instances;

/// <summary>What a caller gives, as the types that the definition declares: a form or a query knows only texts.</summary>
internal static class TypedInput
{
    /// <summary>Variables by id, converted to the types that the definition declares; null when none are given.</summary>
    public static ImmutableDictionary<string, JsonElement>? Variables(WorkflowGraph graph, JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var found = ImmutableDictionary<string, JsonElement>.Empty.SetItems(
            from variable in graph.Variables
            let value = given.Member(variable.Id) ?? given.Member(variable.Name)
            where value is not null
            select KeyValuePair.Create(variable.Id, ValueConversion.ToVariable(value.Value, variable.TypeName, variable.IsArray)));
        return found.IsEmpty ? null : found;
    }

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
