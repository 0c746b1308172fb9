using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Activities;

/// <summary>
/// Which mode a flowchart runs in: its own custom property, the definition's, or the host's. Host and definition are
/// asked once, when an instance begins; a running instance keeps its answer whatever is set later.
/// </summary>
internal static class FlowModes
{
    /// <summary>Custom property of a flowchart or a definition, or option of a definition.</summary>
    public const string Property = "flowchartExecutionMode";

    /// <summary>Elsa's name for the same in the properties of a workflow that runs.</summary>
    public const string ElsaProperty = "Flowchart:ExecutionMode";

    private const string Key = "flowchartMode";

    /// <summary>Keeps the mode of an instance that begins. Nothing is kept for counter mode, as in older histories.</summary>
    public static void Fix(ActivityContext workflow)
    {
        var graph = workflow.Run.Graph;
        var mode = Read(graph.CustomProperties) ?? Read(graph.Options) ?? workflow.Run.Context.FlowchartMode;
        if (mode == FlowchartMode.Token)
        {
            workflow.SetBag(Mark(mode));
        }
    }

    /// <summary>The mode of a flowchart that begins.</summary>
    public static FlowchartMode Of(ActivityContext flowchart) =>
        Read(flowchart.Node.Json.Member("customProperties") ?? default)
        ?? (flowchart.Instance.Executions.GetValueOrDefault(BurstRun.RootExecution)?.Bag is { } bag ? Parse(bag.Member(Key)) : null)
        ?? FlowchartMode.Counter;

    /// <summary>What a flowchart remembers of its mode.</summary>
    public static JsonObject Mark(FlowchartMode mode) => new() { [Key] = mode.ToString() };

    /// <summary>Whether a flowchart that runs began in token mode.</summary>
    public static bool IsToken(JsonObject bag) => (string?)bag[Key] == nameof(FlowchartMode.Token);

    private static FlowchartMode? Read(JsonElement properties) =>
        Parse(properties.Member(Property)) ?? Parse(properties.Member(ElsaProperty));

    private static FlowchartMode? Parse(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!.ToUpperInvariant() switch
        {
            "TOKEN" or "TOKENBASED" => FlowchartMode.Token,
            "COUNTER" or "COUNTERBASED" => FlowchartMode.Counter,
            _ => null,
        },
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var code) => code switch
        {
            1 => FlowchartMode.Token,
            2 => FlowchartMode.Counter,
            _ => null,
        },
        _ => null,
    };
}
