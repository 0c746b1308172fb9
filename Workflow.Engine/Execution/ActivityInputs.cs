using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Execution;

/// <summary>Inputs as definitions hold them.</summary>
internal static class ActivityInputs
{
    /// <summary>Values of all inputs that are evaluated when an activity begins; null when there are none.</summary>
    public static ImmutableDictionary<string, JsonElement>? Evaluate(
        ActivityNode node,
        ActivityDescriptor descriptor,
        ExpressionLanguages languages,
        ExpressionScope scope)
    {
        var result = ImmutableDictionary.CreateBuilder<string, JsonElement>();
        foreach (var input in descriptor.Inputs.Where(input => input is { IsWrapped: true, AutoEvaluate: true }))
        {
            var value = Evaluate(node, input, languages, scope);
            if (value.ValueKind != JsonValueKind.Undefined)
            {
                result[input.Name] = value;
            }
        }

        return result.Count == 0 ? null : result.ToImmutable();
    }

    /// <summary>One input's value; undefined when the definition gives none.</summary>
    public static JsonElement Evaluate(
        ActivityNode node,
        InputDescriptor input,
        ExpressionLanguages languages,
        ExpressionScope scope)
    {
        var json = Raw(node, input.Name);
        if (Expression.ReadWrapped(json) is not { } expression)
        {
            return default;
        }

        try
        {
            // Elsa goes by the activity's own type, and by what the definition says only where that is open.
            var typeName = input.TypeName == "Object" ? json.Text("typeName") : input.TypeName;
            return languages.Evaluate(expression, typeName, scope);
        }
        catch (ExpressionException exception)
        {
            throw new ExpressionException($"“{input.DisplayName}”：{exception.Message}", exception.Detail);
        }
    }

    /// <summary>What stands in the definition under an input's or output's name.</summary>
    public static JsonElement Raw(ActivityNode node, string name) =>
        node.Json.Member(JsonName(name)) ?? default;

    /// <summary>Elsa's name as it stands in JSON.</summary>
    public static string JsonName(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
