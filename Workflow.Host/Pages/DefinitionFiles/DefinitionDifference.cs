using System.Text.Json;
using Workflow.Engine.Definitions;
using Workflow.Host.Pages.Designer;

namespace Workflow.Host.Pages.DefinitionFiles;

/// <summary>What an analyst would see differ between two drawings.</summary>
/// <param name="Added">Activities only in the second.</param>
/// <param name="Removed">Activities only in the first.</param>
/// <param name="Changed">Activities with other settings.</param>
/// <param name="IsRewired">Whether connections differ.</param>
internal sealed record DefinitionDifference(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Changed,
    bool IsRewired)
{
    // Where things stand and what holds other things is no setting of their own.
    private static readonly HashSet<string> Apart =
        new(StringComparer.Ordinal) { "metadata", "activities", "connections", "nodeId", "id" };

    /// <summary>Holds two versions against each other, activity by activity.</summary>
    public static DefinitionDifference Between(WorkflowGraph first, WorkflowGraph second)
    {
        var (before, after) = (ById(first), ById(second));
        return new DefinitionDifference(
            [.. after.Values.Where(node => !before.ContainsKey(node.Id)).Select(ActivityTitle.Of)],
            [.. before.Values.Where(node => !after.ContainsKey(node.Id)).Select(ActivityTitle.Of)],
            [.. after.Values.Where(node => before.TryGetValue(node.Id, out var old) && !IsSame(old, node)).Select(ActivityTitle.Of)],
            !Wires(first).SetEquals(Wires(second)));
    }

    private static Dictionary<string, ActivityNode> ById(WorkflowGraph graph) =>
        graph.Nodes.Values.DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal);

    private static HashSet<Connection> Wires(WorkflowGraph graph) => [.. graph.Nodes.Values.SelectMany(node => node.Connections)];

    private static bool IsSame(ActivityNode one, ActivityNode other) =>
        one.Type == other.Type
        && Settings(one).Keys.Union(Settings(other).Keys).All(name =>
            Settings(one).TryGetValue(name, out var left)
            && Settings(other).TryGetValue(name, out var right)
            && JsonElement.DeepEquals(left, right));

    private static Dictionary<string, JsonElement> Settings(ActivityNode node) => node.Json.EnumerateObject()
        .Where(member => !Apart.Contains(member.Name) && !node.Children.ContainsKey(member.Name))
        .ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
}
