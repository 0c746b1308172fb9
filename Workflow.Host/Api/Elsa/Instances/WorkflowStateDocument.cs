using System.Text.Json.Nodes;
using Workflow.Engine.Instances;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>Elsa's <c>WorkflowState</c>; personal values are masked.</summary>
internal sealed record WorkflowStateDocument(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int DefinitionVersion,
    string? ParentWorkflowInstanceId,
    string? CorrelationId,
    string? Name,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    bool IsExecuting,
    IReadOnlyList<BookmarkDocument> Bookmarks,
    IReadOnlyList<IncidentDocument> Incidents,
    bool IsSystem,
    IReadOnlyList<object> CompletionCallbacks,
    IReadOnlyList<ContextDocument> ActivityExecutionContexts,
    IReadOnlyList<object> ScheduledActivities,
    JsonNode Input,
    JsonNode Output,
    JsonNode Properties,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt);

/// <summary>Elsa's <c>Bookmark</c>.</summary>
internal sealed record BookmarkDocument(
    string Id,
    string Name,
    string Hash,
    JsonNode Payload,
    string ActivityId,
    string ActivityNodeId,
    string? ActivityInstanceId,
    DateTimeOffset CreatedAt,
    bool AutoBurn,
    string? CallbackMethodName,
    bool AutoComplete,
    JsonNode Metadata);

/// <summary>Elsa's <c>ActivityIncident</c>.</summary>
internal sealed record IncidentDocument(
    string Id,
    string ActivityId,
    string ActivityNodeId,
    string ActivityType,
    string Message,
    ExceptionDocument Exception,
    DateTimeOffset Timestamp);

/// <summary>Elsa's <c>ExceptionState</c>; stack traces stay in the log.</summary>
internal sealed record ExceptionDocument(string Type, string Message, string? StackTrace, ExceptionDocument? InnerException)
{
    /// <summary>The exception that a fault is told as.</summary>
    public static ExceptionDocument Of(string activityType, string code, string message, string? detail) => new(
        activityType switch
        {
            "Elsa.Fault" => "Elsa.Workflows.Exceptions.FaultException",
            _ when code == "UnknownActivity" => "Elsa.Workflows.Exceptions.ActivityNotFoundException",
            _ => code,
        },
        message,
        null,
        detail is null ? null : new ExceptionDocument(code, detail, null, null));
}

/// <summary>Elsa's <c>ActivityExecutionContextState</c>: an execution that is live.</summary>
internal sealed record ContextDocument(
    string? Id,
    string? ParentContextId,
    string ScheduledActivityNodeId,
    string? OwnerActivityNodeId,
    JsonNode Properties,
    JsonNode ActivityState,
    IReadOnlyList<DynamicVariableDocument> DynamicVariables,
    string Status,
    bool IsExecuting,
    int FaultCount,
    string? Tag);

/// <summary>A variable of one execution that the definition does not declare.</summary>
internal sealed record DynamicVariableDocument(string Id, string Name, string TypeName, JsonNode? Value);

/// <summary>What execute answers.</summary>
internal sealed record ExecutedDocument(WorkflowStateDocument WorkflowState)
{
    /// <summary>An instance after its first burst.</summary>
    public static ExecutedDocument Of(InstanceState state, Engine.Definitions.WorkflowGraph graph) =>
        new(WorkflowStates.Of(state, graph));
}
