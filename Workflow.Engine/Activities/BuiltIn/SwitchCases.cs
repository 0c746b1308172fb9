using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>The cases of a switch, in the definition's order.</summary>
internal static class SwitchCases
{
    public const string Property = "cases";

    public static InputDescriptor Cases(string uiHint) =>
        new("Cases", "Object", "情形", "逐条判断的情形", uiHint, IsWrapped: false);

    public static InputDescriptor Mode { get; } = Describe.Choice(
        "Mode",
        "Elsa.Workflows.SwitchMode",
        "匹配方式",
        "MatchFirst",
        KeyValuePair.Create("MatchFirst", "第一个成立的情形"),
        KeyValuePair.Create("MatchAny", "所有成立的情形"));

    /// <summary>The cases that hold: the first alone, or all of them.</summary>
    public static IReadOnlyList<JsonElement> Matching(IActivityContext context)
    {
        var cases = context.Node.Json.Member(Property) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        var matching = cases.Where(one => Holds((ActivityContext)context, one));
        return context.Input<string>("Mode") == "MatchAny" ? [.. matching] : [.. matching.Take(1)];
    }

    private static bool Holds(ActivityContext context, JsonElement one) =>
        one.Member("condition") is { } json
        && Expression.Read(json) is { } condition
        && context.Run.Languages.Evaluate(condition, "Boolean", context.Scope()).ValueKind == JsonValueKind.True;
}
