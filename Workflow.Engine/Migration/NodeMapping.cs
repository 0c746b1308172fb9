using System.Collections.Immutable;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Migration;

/// <summary>Finds an activity of one version in another: as the operator says, else by its id.</summary>
internal sealed class NodeMapping(WorkflowGraph to, ImmutableDictionary<string, string?>? given)
{
    private readonly Dictionary<string, ActivityNode> byId =
        to.Nodes.Values.DistinctBy(node => node.Id).ToDictionary(node => node.Id, StringComparer.Ordinal);

    /// <summary>Whether the operator wants what runs there cancelled.</summary>
    public bool IsDropped(string activityId) => given?.TryGetValue(activityId, out var target) == true && target is null;

    /// <summary>The activity in the other version; null when there is none.</summary>
    public ActivityNode? Find(string activityId) =>
        IsDropped(activityId) ? null : byId.GetValueOrDefault(given?.GetValueOrDefault(activityId) ?? activityId);

    /// <summary>Its id in the other version; null when there is none.</summary>
    public string? IdOf(string activityId) => Find(activityId)?.Id;
}
