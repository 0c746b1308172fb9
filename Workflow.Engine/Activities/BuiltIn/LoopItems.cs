using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>The items of a loop.</summary>
internal static class LoopItems
{
    public static JsonElement Of(IActivityContext context) => context.Input("Items") switch
    {
        { ValueKind: JsonValueKind.Array } array => array,
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => JsonValues.Of(Array.Empty<string>()),
        _ => throw new ExpressionException("“集合”不是数组，请检查它的表达式。"),
    };

    public static ImmutableDictionary<string, JsonElement> Variables(JsonElement item, int index) =>
        ImmutableDictionary<string, JsonElement>.Empty
            .Add("CurrentValue", item)
            .Add("CurrentIndex", JsonValues.Of(index));
}
