using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>The items of a loop.</summary>
internal static class LoopItems
{
    private static readonly JsonElement None = JsonValues.Of(Array.Empty<string>());

    /// <summary>The items; null stands for none.</summary>
    /// <exception cref="ExpressionException">They are no collection.</exception>
    public static JsonElement Of(IActivityContext context) => context.Input("Items") switch
    {
        { ValueKind: JsonValueKind.Array } array => array,
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => None,
        _ => throw new ExpressionException("“集合”不是数组，请检查它的表达式。"),
    };

    /// <summary>The items; none only when the definition gives none.</summary>
    /// <exception cref="ExpressionException">They are null, where Elsa faults too, or no collection.</exception>
    public static JsonElement Required(IActivityContext context) =>
        context.Input("Items").ValueKind == JsonValueKind.Null
            ? throw new ExpressionException("“集合”是空值（null），请检查它的表达式；没有要处理的项时请给出空数组 []。")
            : Of(context);

    /// <summary>What the body of a round sees.</summary>
    public static ImmutableDictionary<string, JsonElement> Variables(JsonElement item, int index) =>
        ImmutableDictionary<string, JsonElement>.Empty
            .Add("CurrentValue", item)
            .Add("CurrentIndex", JsonValues.Of(index));
}
