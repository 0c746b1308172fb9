using Workflow.Engine.Instances;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>Elsa's <c>WorkflowInstance</c>; in lists without its state.</summary>
internal record InstanceSummary(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int Version,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    bool IsExecuting,
    string? CorrelationId,
    string? Name,
    int IncidentCount,
    bool IsSystem,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt)
{
    /// <summary>A row of a list.</summary>
    public static InstanceSummary Of(InstanceRow row) => new(
        row.Id,
        row.DefinitionId,
        row.DefinitionVersionId,
        row.DefinitionVersion,
        row.Status,
        row.SubStatus,
        IsExecuting: false,
        row.CorrelationId,
        row.Name,
        row.IncidentCount,
        IsSystem: false,
        row.CreatedAt,
        row.UpdatedAt,
        row.FinishedAt);
}

/// <summary>An instance with its state.</summary>
internal sealed record InstanceWithState(
    string Id,
    string DefinitionId,
    string DefinitionVersionId,
    int Version,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    string? CorrelationId,
    string? Name,
    int IncidentCount,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    string? ParentWorkflowInstanceId,
    WorkflowStateDocument WorkflowState)
    : InstanceSummary(
        Id, DefinitionId, DefinitionVersionId, Version, Status, SubStatus, false, CorrelationId, Name, IncidentCount, false,
        CreatedAt, UpdatedAt, FinishedAt)
{
    /// <summary>From its state as shown.</summary>
    public static InstanceWithState Of(WorkflowStateDocument state) => new(
        state.Id,
        state.DefinitionId,
        state.DefinitionVersionId,
        state.DefinitionVersion,
        state.Status,
        state.SubStatus,
        state.CorrelationId,
        state.Name,
        state.Incidents.Count,
        state.CreatedAt,
        state.UpdatedAt,
        state.FinishedAt,
        state.ParentWorkflowInstanceId,
        state);
}

/// <summary>How far an instance has come. Studio reads <c>workflowSubStatus</c>, Elsa's server writes <c>subStatus</c>.</summary>
internal sealed record ExecutionStateDocument(
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    WorkflowSubStatus WorkflowSubStatus,
    DateTimeOffset UpdatedAt);

/// <summary>A variable of the workflow and its value.</summary>
internal sealed record VariableValue(string Id, string Name, System.Text.Json.Nodes.JsonNode? Value);

/// <summary>A list as Elsa writes it.</summary>
internal sealed record ElsaList<T>(IReadOnlyList<T> Items)
{
    /// <summary>How many.</summary>
    public int Count => Items.Count;
}

/// <summary>A page of a list as Elsa writes it.</summary>
internal sealed record ElsaPage<T>(IReadOnlyList<T> Items, long TotalCount);
