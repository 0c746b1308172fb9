using System.Collections.Immutable;
using System.Text.Json;

namespace Workflow.Engine.Instances;

/// <summary>What changed in an instance between two points of its history.</summary>
/// <param name="From">Version at the earlier point.</param>
/// <param name="To">Version at the later one.</param>
/// <param name="Status">Status, when it changed.</param>
/// <param name="SubStatus">Sub-status, when it changed.</param>
/// <param name="DefinitionVersion">Version of the definition, when the instance was migrated.</param>
/// <param name="Variables">Variables whose value changed, in scopes that live at either point.</param>
/// <param name="Outputs">Workflow outputs that changed.</param>
/// <param name="Started">Executions that started between the points.</param>
/// <param name="Ended">Executions that ended between the points.</param>
/// <param name="Opened">Bookmarks that wait at the later point only.</param>
/// <param name="Closed">Bookmarks that waited at the earlier point only.</param>
/// <param name="IncidentsOpened">Incidents open at the later point only.</param>
/// <param name="IncidentsClosed">Incidents open at the earlier point only.</param>
public sealed record InstanceDifference(
    long From,
    long To,
    Change<WorkflowStatus>? Status,
    Change<WorkflowSubStatus>? SubStatus,
    Change<int>? DefinitionVersion,
    ImmutableArray<ValueChange> Variables,
    ImmutableArray<ValueChange> Outputs,
    ImmutableArray<ExecutionStep> Started,
    ImmutableArray<ExecutionStep> Ended,
    ImmutableArray<Bookmark> Opened,
    ImmutableArray<Bookmark> Closed,
    ImmutableArray<Incident> IncidentsOpened,
    ImmutableArray<Incident> IncidentsClosed)
{
    /// <summary>Compares two points.</summary>
    /// <param name="from">The earlier.</param>
    /// <param name="to">The later.</param>
    /// <param name="between">All that happened after the one and up to the other.</param>
    public static InstanceDifference Between(InstanceView from, InstanceView to, IReadOnlyCollection<Fact> between)
    {
        var (a, b) = (from.State, to.State);
        return new InstanceDifference(
            from.Version,
            to.Version,
            Change.Of(a.Status, b.Status),
            Change.Of(a.SubStatus, b.SubStatus),
            Change.Of(a.DefinitionVersion, b.DefinitionVersion),
            Values(VariablesOf(a), VariablesOf(b)),
            Values(a.Output.ToDictionary(OutputKey, pair => pair.Value), b.Output.ToDictionary(OutputKey, pair => pair.Value)),
            [.. between.OfType<ActivityStarted>().Select(f => new ExecutionStep(f.ExecutionId, f.NodeId, "started", null))],
            [.. Endings(a, between)],
            Added(a.Bookmarks.Values, b.Bookmarks.Values, bookmark => bookmark.Id),
            Added(b.Bookmarks.Values, a.Bookmarks.Values, bookmark => bookmark.Id),
            Added(a.Incidents, b.Incidents, incident => incident.Id),
            Added(b.Incidents, a.Incidents, incident => incident.Id));
    }

    private static (string?, string?, string) OutputKey(KeyValuePair<string, JsonElement> pair) => (null, null, pair.Key);

    private static Dictionary<(string? Scope, string? Node, string Name), JsonElement> VariablesOf(InstanceState state) =>
        state.Executions.Values
            .SelectMany(scope => scope.Variables.Select(variable => ((scope.Id, scope.NodeId, variable.Key), variable.Value)))
            .ToDictionary(pair => ((string?)pair.Item1.Id, (string?)pair.Item1.NodeId, pair.Item1.Key), pair => pair.Value);

    private static ImmutableArray<ValueChange> Values(
        Dictionary<(string? Scope, string? Node, string Name), JsonElement> from,
        Dictionary<(string? Scope, string? Node, string Name), JsonElement> to) =>
    [
        .. from.Keys.Union(to.Keys)
            .OrderBy(key => key.Scope?.Length).ThenBy(key => key.Scope, StringComparer.Ordinal)
            .ThenBy(key => key.Name, StringComparer.Ordinal)
            .Select(key => new ValueChange(key.Scope, key.Node, key.Name, Find(from, key), Find(to, key)))
            .Where(change => !Same(change.From, change.To)),
    ];

    private static JsonElement? Find<TKey>(Dictionary<TKey, JsonElement> values, TKey key)
        where TKey : notnull =>
        values.TryGetValue(key, out var value) ? value : null;

    private static bool Same(JsonElement? one, JsonElement? other) =>
        one is null || other is null ? one is null && other is null : JsonElement.DeepEquals(one.Value, other.Value);

    private static IEnumerable<ExecutionStep> Endings(InstanceState before, IReadOnlyCollection<Fact> between)
    {
        var nodes = before.Executions.ToDictionary(pair => pair.Key, pair => pair.Value.NodeId, StringComparer.Ordinal);
        foreach (var fact in between)
        {
            switch (fact)
            {
                case ActivityStarted f:
                    nodes[f.ExecutionId] = f.NodeId;
                    break;
                case ActivityCompleted f:
                    yield return new ExecutionStep(f.ExecutionId, nodes.GetValueOrDefault(f.ExecutionId, string.Empty), "completed", f.Outcomes);
                    break;
                case ActivityCancelled f:
                    yield return new ExecutionStep(f.ExecutionId, nodes.GetValueOrDefault(f.ExecutionId, string.Empty), "cancelled", null);
                    break;
                case ActivityFaulted f:
                    yield return new ExecutionStep(f.ExecutionId, nodes.GetValueOrDefault(f.ExecutionId, string.Empty), "faulted", null);
                    break;
                default:
                    break;
            }
        }
    }

    private static ImmutableArray<T> Added<T>(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> id)
    {
        var known = before.Select(id).ToHashSet(StringComparer.Ordinal);
        return [.. after.Where(one => !known.Contains(id(one))).OrderBy(id, StringComparer.Ordinal)];
    }
}

/// <summary>A value before and after.</summary>
public sealed record Change<T>(T From, T To);

/// <summary>Makes changes.</summary>
internal static class Change
{
    /// <summary>The change; null when there is none.</summary>
    public static Change<T>? Of<T>(T from, T to) => EqualityComparer<T>.Default.Equals(from, to) ? null : new Change<T>(from, to);
}

/// <summary>A variable or output that changed.</summary>
/// <param name="ExecutionId">The execution whose scope holds it; null for an output.</param>
/// <param name="NodeId">Its node.</param>
/// <param name="Name">Variable id or output name.</param>
/// <param name="From">Before; null when it did not exist.</param>
/// <param name="To">After; null when it no longer exists.</param>
public sealed record ValueChange(string? ExecutionId, string? NodeId, string Name, JsonElement? From, JsonElement? To);

/// <summary>A start or an end of an execution.</summary>
/// <param name="ExecutionId">Execution.</param>
/// <param name="NodeId">Its node.</param>
/// <param name="What"><c>started</c>, <c>completed</c>, <c>cancelled</c> or <c>faulted</c>.</param>
/// <param name="Outcomes">Outcomes; null stands for <c>Done</c>.</param>
public sealed record ExecutionStep(string ExecutionId, string NodeId, string What, ImmutableArray<string>? Outcomes);
