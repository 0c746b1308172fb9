using System.Collections.Immutable;
using Workflow.Engine.Definitions;
using Workflow.Engine.Migration;

namespace Workflow.Engine.Instances;

/// <content>How an instance comes into another version of its definition.</content>
public sealed partial record InstanceState
{
    private InstanceState Migrate(InstanceMigrated f)
    {
        string Moved(string node) => f.Nodes.GetValueOrDefault(node, node);
        var values = (f.Variables?.Values.SelectMany(scope => scope.Values) ?? []).Concat(f.Bags?.Values ?? []);
        return values.Aggregate(this, (state, value) => state.Keep(value)) with
        {
            DefinitionVersionId = f.VersionId,
            DefinitionVersion = f.Version,
            TriggerActivityId = f.Nodes
                .Where(pair => NodePath.ActivityId(pair.Key) == TriggerActivityId)
                .Select(pair => NodePath.ActivityId(pair.Value))
                .FirstOrDefault(TriggerActivityId),
            Executions = Executions.ToImmutableDictionary(pair => pair.Key, pair => pair.Value with
            {
                NodeId = Moved(pair.Value.NodeId),
                Variables = f.Variables?.GetValueOrDefault(pair.Key) ?? pair.Value.Variables,
                Bag = f.Bags?.TryGetValue(pair.Key, out var bag) == true ? bag : pair.Value.Bag,
            }),
            Bookmarks = Bookmarks.ToImmutableDictionary(
                pair => pair.Key, pair => pair.Value with { NodeId = Moved(pair.Value.NodeId) }),
            Undoable = Undoable is { } steps
                ? [.. steps.Select(step => step with { NodeId = Moved(step.NodeId), UndoNodeId = Moved(step.UndoNodeId) })]
                : null,
            Abandoned = Abandoned?.ToImmutableDictionary(pair => pair.Key, pair => pair.Value with
            {
                Execution = pair.Value.Execution with { NodeId = Moved(pair.Value.Execution.NodeId) },
            }),
            Incidents = [.. Incidents.Select(incident => incident with { NodeId = Moved(incident.NodeId) })],

            // Old nodes stay counted: an effect's key must never be used twice, whatever version comes later.
            Visits = f.Nodes.Aggregate(Visits, (visits, pair) => visits.SetItem(
                pair.Value,
                Math.Max(visits.GetValueOrDefault(pair.Value), Visits.GetValueOrDefault(pair.Key)))),
            LastOutputs = f.Nodes
                .Select(pair => (Old: NodePath.ActivityId(pair.Key), New: NodePath.ActivityId(pair.Value)))
                .Where(pair => pair.Old != pair.New && LastOutputs.ContainsKey(pair.Old))
                .Aggregate(LastOutputs, (outputs, pair) => outputs.SetItem(pair.New, LastOutputs[pair.Old])),
        };
    }
}
