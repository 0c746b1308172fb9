using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;

namespace Workflow.Tests.Engine.Conformance;

/// <summary>An instance in the words in which Elsa's answers are written down.</summary>
internal sealed class Observation(InstanceState state, IReadOnlyList<Fact> facts, WorkflowGraph graph)
{
    /// <summary>Activity, how it ended and its outcomes, in order of first start.</summary>
    public IReadOnlyList<(string Activity, string Status, string Outcomes)> Executions() =>
    [
        .. facts.OfType<ActivityStarted>().Select(started =>
        {
            var end = facts.FirstOrDefault(fact => fact switch
            {
                ActivityCompleted completed => completed.ExecutionId == started.ExecutionId,
                ActivityCancelled cancelled => cancelled.ExecutionId == started.ExecutionId,
                ActivityFaulted faulted => faulted.ExecutionId == started.ExecutionId,
                _ => false,
            });
            var status = end switch
            {
                ActivityCompleted => "Completed",
                ActivityCancelled => "Canceled",
                ActivityFaulted => "Faulted",
                _ => "Running",
            };
            var outcomes = started.ParentId is not null && end is ActivityCompleted { Outcomes: { } names } ? string.Join(",", names) : "";
            return (NodePath.ActivityId(started.NodeId), status, outcomes);
        }),
    ];

    /// <summary>Variables by name; those of a container with its id before them.</summary>
    public JsonObject Variables()
    {
        var result = new JsonObject();
        var scopes = new Dictionary<string, ActivityNode>(StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            if (fact is ActivityStarted started)
            {
                scopes[started.ExecutionId] = graph.Nodes[started.NodeId];
                foreach (var (id, value) in started.Variables ?? [])
                {
                    Set(started.ExecutionId, id, value);
                }
            }
            else if (fact is VariableSet set)
            {
                Set(set.ScopeId, set.VariableId, set.Value);
            }
        }

        return result;

        void Set(string scopeId, string id, JsonElement value)
        {
            var node = scopes[scopeId];
            if (node.Type is not ("Elsa.Workflow" or "Elsa.Sequence" or "Elsa.Flowchart"))
            {
                return;
            }

            var name = node.Variables.FirstOrDefault(variable => variable.Id == id)?.Name ?? id;
            result[node.Type == "Elsa.Workflow" ? name : $"{node.Id}.{name}"] = JsonSerializer.SerializeToNode(value);
        }
    }

    /// <summary>Where it waits: Elsa's bookmark name, the activity and, of an event, its name.</summary>
    public IEnumerable<string> Bookmarks() => state.Bookmarks.Values
        .Select(bookmark => $"Elsa.{bookmark.Kind} {NodePath.ActivityId(bookmark.NodeId)} {bookmark.Key}")
        .Order(StringComparer.Ordinal);

    public IEnumerable<string> Incidents() => state.Incidents.Select(incident => NodePath.ActivityId(incident.NodeId));
}
