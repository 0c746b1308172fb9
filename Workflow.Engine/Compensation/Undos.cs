using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Compensation;

/// <summary>
/// 补偿: an activity names the activity that undoes it, by its custom property <c>compensatedBy</c> or by an embedded
/// activity under <c>undo</c>.
/// </summary>
internal static class Undos
{
    /// <summary>Custom property that names the undo by activity id.</summary>
    public const string Property = "compensatedBy";

    /// <summary>Property that embeds the undo.</summary>
    public const string Port = "undo";

    /// <summary>Variables by which an undo reads the inputs and outputs of the step it undoes.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["CompensatedInputs", "CompensatedOutputs"];

    private static readonly ConditionalWeakTable<WorkflowGraph, FrozenDictionary<string, ActivityNode>> Known = [];

    /// <summary>What undoes a node; null when nothing does.</summary>
    public static ActivityNode? Of(WorkflowGraph graph, string nodeId) =>
        Known.GetValue(graph, Find).GetValueOrDefault(nodeId);

    /// <summary>Ids of all activities that undo others.</summary>
    public static IReadOnlySet<string> NamedIn(WorkflowGraph graph) =>
        graph.Nodes.Values.Select(NameIn).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The activity that a node names; it may not exist.</summary>
    public static string? NameIn(ActivityNode node) => node.Json.Member("customProperties")?.Text(Property) is { Length: > 0 } id ? id : null;

    private static FrozenDictionary<string, ActivityNode> Find(WorkflowGraph graph)
    {
        var byId = graph.Nodes.Values.DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal);
        return graph.Nodes.Values
            .Select(node => (node.NodeId, Undo: Undo(node, byId)))
            .Where(pair => pair.Undo is not null)
            .ToFrozenDictionary(pair => pair.NodeId, pair => pair.Undo!, StringComparer.Ordinal);
    }

    private static ActivityNode? Undo(ActivityNode node, Dictionary<string, ActivityNode> byId) =>
        NameIn(node) is { } id
            ? byId.GetValueOrDefault(id)
            : node.Children.TryGetValue(Port, out var embedded) ? embedded.FirstOrDefault() : null;
}
