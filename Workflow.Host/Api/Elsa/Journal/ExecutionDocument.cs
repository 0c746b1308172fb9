using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflow.Engine.Activities;
using Workflow.Engine.Journal;
using Workflow.Host.Api.Elsa.Instances;

namespace Workflow.Host.Api.Elsa.Journal;

/// <summary>Elsa's activity execution record; personal values are masked. A summary has no state and no outputs.</summary>
internal sealed record ExecutionDocument(
    string? Id,
    string WorkflowInstanceId,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    int ActivityTypeVersion,
    string? ActivityName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonNode? ActivityState,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonNode? Payload,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonNode? Outputs,
    JsonNode Properties,
    JsonNode Metadata,
    ExceptionDocument? Exception,
    DateTimeOffset StartedAt,
    DateTimeOffset? CompletedAt,
    bool HasBookmarks,
    string Status,
    int AggregateFaultCount,
    string? SchedulingActivityExecutionId,
    string? SchedulingActivityId,
    string? SchedulingWorkflowInstanceId,
    int CallStackDepth)
{
    /// <summary>Activities whose choice may be <c>Done</c> alone.</summary>
    private static readonly HashSet<string> ChoosesDone = ["Elsa.RunJavaScript", "Elsa.FlowFork", "Elsa.BulkDispatchWorkflows"];

    /// <summary>An execution, whole or as a summary.</summary>
    public static ExecutionDocument Of(InstanceStory story, ExecutionRecord execution, bool isSummary = false)
    {
        var named = Named.Of(story, execution);
        var instance = story.State.Id;
        var parent = execution.ParentId is { } id ? story.Journal.ById.GetValueOrDefault(id) : null;
        return new ExecutionDocument(
            ExecutionId.Of(instance, execution.Id),
            instance,
            named.ActivityId,
            execution.NodeId,
            named.Type,
            named.TypeVersion,
            named.Name,
            isSummary ? null : WorkflowStates.Values(execution.Inputs),
            isSummary ? null : PayloadOf(named.Type, execution.Outcomes, execution.Status == ExecutionStatus.Completed),
            isSummary ? null : WorkflowStates.Values(execution.Outputs),
            new JsonObject(),
            new JsonObject(),
            execution.Fault is { } fault ? ExceptionDocument.Of(named.Type, fault.Code, fault.Message, fault.Detail) : null,
            execution.StartedAt,
            execution.EndedAt,
            story.Journal.HasBookmarks(execution),
            execution.Status.ToString(),
            execution.Status == ExecutionStatus.Faulted ? 1 : 0,
            ExecutionId.Of(instance, execution.ParentId),
            parent is null ? null : Named.Of(story, parent).ActivityId,
            parent is null ? null : instance,
            Above(story, execution).Count());
    }

    /// <summary>The executions above one, from the one that scheduled it up to the workflow's own.</summary>
    public static IEnumerable<ExecutionRecord> Above(InstanceStory story, ExecutionRecord execution)
    {
        for (var id = execution.ParentId; id is not null && story.Journal.ById.TryGetValue(id, out var parent); id = parent.ParentId)
        {
            yield return parent;
        }
    }

    /// <summary>Elsa tells the outcomes of activities that choose them, and of others none.</summary>
    public static JsonObject PayloadOf(string type, ImmutableArray<string>? outcomes, bool isCompleted)
    {
        var told = outcomes ?? (isCompleted && ChoosesDone.Contains(type) ? [Outcome.Done] : null);
        return told is { } names
            ? new JsonObject { ["Outcomes"] = new JsonArray([.. names.Where(name => name != Outcome.None).Select(name => JsonValue.Create(name))]) }
            : [];
    }
}
