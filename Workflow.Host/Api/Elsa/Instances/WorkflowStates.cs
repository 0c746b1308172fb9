using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Journal;
using Workflow.Host.Api.Instances;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>Shows an instance's state as Elsa does.</summary>
internal static class WorkflowStates
{
    /// <summary>The state; <paramref name="journal"/>, where it was read, tells when each wait began.</summary>
    public static WorkflowStateDocument Of(InstanceState state, WorkflowGraph graph, InstanceJournal? journal = null) => new(
        state.Id,
        state.DefinitionId,
        state.DefinitionVersionId,
        state.DefinitionVersion,
        state.Parent?.InstanceId,
        state.CorrelationId,
        state.Name,
        state.Status,
        state.SubStatus,
        IsExecuting: false,
        [
            .. state.Bookmarks.Values
                .OrderBy(bookmark => Number(bookmark.ExecutionId))
                .ThenBy(bookmark => bookmark.Id, StringComparer.Ordinal)
                .Select(bookmark => Of(state, graph, bookmark, journal)),
        ],
        [.. state.Incidents.Select(incident => Of(graph, incident))],
        IsSystem: false,
        [],
        [.. state.Executions.Values.OrderBy(execution => Number(execution.Id)).Select(execution => Of(state, graph, execution))],
        [],
        Tree(state.Input),
        Values(state.Output),
        state.IsTrial ? new JsonObject { ["IsTrial"] = true } : [],
        state.CreatedAt,
        state.UpdatedAt,
        state.FinishedAt);

    /// <summary>Values by name, personal ones masked.</summary>
    public static JsonObject Values(IEnumerable<KeyValuePair<string, JsonElement>> values) =>
        new(values
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, SealedMask.Of(pair.Value))));

    private static JsonNode Tree(JsonElement value) => SealedMask.Of(value) ?? new JsonObject();

    private static BookmarkDocument Of(
        InstanceState state,
        WorkflowGraph graph,
        Bookmark bookmark,
        InstanceJournal? journal) => new(
        bookmark.Id,
        graph.Nodes.TryGetValue(bookmark.NodeId, out var node) ? node.Type : $"Elsa.{bookmark.Kind}",
        bookmark.Key,
        Payload(state, bookmark),
        NodePath.ActivityId(bookmark.NodeId),
        bookmark.NodeId,
        ExecutionId.Of(state.Id, bookmark.ExecutionId),
        journal?.ById.GetValueOrDefault(bookmark.ExecutionId)?.StartedAt ?? state.UpdatedAt,
        AutoBurn: true,
        null,
        AutoComplete: true,
        new JsonObject());

    /// <summary>What Elsa's stimulus of the same kind holds, so that whoever resumes finds it under Elsa's names.</summary>
    private static JsonNode Payload(InstanceState state, Bookmark bookmark)
    {
        var own = SealedMask.Of(bookmark.Payload ?? default);
        return bookmark.Kind switch
        {
            BookmarkKinds.Event => new JsonObject { ["eventName"] = bookmark.Key },
            BookmarkKinds.Delay => new JsonObject { ["resumeAt"] = bookmark.DueAt },
            BookmarkKinds.RunTask => new JsonObject
            {
                ["taskId"] = TaskReference.Of(state.Id, bookmark.Id),
                ["taskName"] = bookmark.Key,
                ["payload"] = own?["Payload"]?.DeepClone(),
            },
            _ => own ?? new JsonObject { ["key"] = bookmark.Key },
        };
    }

    private static IncidentDocument Of(WorkflowGraph graph, Incident incident)
    {
        var type = graph.Nodes.TryGetValue(incident.NodeId, out var node) ? node.Type : string.Empty;
        return new IncidentDocument(
            incident.Id,
            NodePath.ActivityId(incident.NodeId),
            incident.NodeId,
            type,
            incident.Message,
            ExceptionDocument.Of(type, incident.Code, incident.Message, incident.Detail),
            incident.At);
    }

    private static ContextDocument Of(InstanceState state, WorkflowGraph graph, ActivityExecution execution) => new(
        ExecutionId.Of(state.Id, execution.Id),
        ExecutionId.Of(state.Id, execution.ParentId),
        execution.NodeId,
        execution.ParentId is { } parent ? state.Executions.GetValueOrDefault(parent)?.NodeId : null,
        new JsonObject(),
        Values(execution.Inputs),
        Dynamic(graph, execution),
        execution.IsFaulted ? nameof(ExecutionStatus.Faulted) : nameof(ExecutionStatus.Running),
        IsExecuting: false,
        execution.IsFaulted ? 1 : 0,
        execution.Tag);

    /// <summary>What a loop gives its body, or a script has set, without any declaration.</summary>
    private static DynamicVariableDocument[] Dynamic(WorkflowGraph graph, ActivityExecution execution) =>
    [
        .. execution.Variables
            .Where(pair => graph.Nodes.GetValueOrDefault(execution.NodeId)?.Variables.Any(variable => variable.Id == pair.Key) is not true)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new DynamicVariableDocument(pair.Key, pair.Key, "Object", SealedMask.Of(pair.Value))),
    ];

    private static long Number(string executionId) => long.Parse(executionId, CultureInfo.InvariantCulture);
}
