using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Instances;

namespace Workflow.Host.Api.Repairs;

/// <summary>处置: what an operator does to an instance.</summary>
/// <param name="Reason">Why; stays in the history, so no personal values.</param>
/// <param name="Steps">What, in order; all or nothing.</param>
public sealed record RepairBody(string Reason, IReadOnlyList<RepairStepBody> Steps);

/// <summary>One step.</summary>
/// <param name="Step"><c>retry</c>, <c>skip</c>, <c>change-variable</c>, <c>move-token</c> or <c>cancel-branch</c>.</param>
/// <param name="IncidentId">For <c>retry</c> (absent: all open incidents) and <c>skip</c>.</param>
/// <param name="ExecutionId">For <c>move-token</c>, <c>cancel-branch</c>, and to say in which scope a variable stands.</param>
/// <param name="ActivityId">For <c>move-token</c>: the activity to begin.</param>
/// <param name="Variable">For <c>change-variable</c>: id or name.</param>
/// <param name="Value">For <c>change-variable</c>.</param>
/// <param name="Outcomes">For <c>skip</c>; absent stands for <c>Done</c>.</param>
/// <param name="Outputs">For <c>skip</c>: an object of outputs by name.</param>
public sealed record RepairStepBody(
    string Step,
    string? IncidentId,
    string? ExecutionId,
    string? ActivityId,
    string? Variable,
    JsonElement? Value,
    IReadOnlyList<string>? Outcomes,
    JsonElement? Outputs);

/// <summary>What an intervention led to, or would lead to; personal values are masked.</summary>
/// <param name="InstanceId">Instance.</param>
/// <param name="Version">Version of its stream: after the act, or the one a preview was decided on.</param>
/// <param name="Status">Status afterwards.</param>
/// <param name="SubStatus">Sub-status afterwards.</param>
/// <param name="DefinitionVersion">Version of the definition afterwards.</param>
/// <param name="Incidents">Incidents open afterwards.</param>
/// <param name="Waits">What it waits for afterwards.</param>
/// <param name="Calls">What is asked of others.</param>
/// <param name="Facts">All that happened, in order.</param>
public sealed record InterventionReport(
    string InstanceId,
    long Version,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    int DefinitionVersion,
    IReadOnlyList<IncidentView> Incidents,
    IReadOnlyList<WaitView> Waits,
    IReadOnlyList<CallView> Calls,
    IReadOnlyList<JsonNode> Facts);

/// <summary>An open incident.</summary>
public sealed record IncidentView(string Id, string ExecutionId, string NodeId, string Code, string Message, DateTimeOffset At);

/// <summary>Something awaited.</summary>
/// <param name="Kind">Kind of bookmark, <c>effect</c> or <c>workflow</c>.</param>
/// <param name="Name">What it waits for within the kind.</param>
/// <param name="ExecutionId">Who waits.</param>
/// <param name="DueAt">It goes on by itself then.</param>
public sealed record WaitView(string Kind, string Name, string ExecutionId, DateTimeOffset? DueAt);

/// <summary>Something asked of others.</summary>
/// <param name="Kind"><c>effect</c>, <c>command</c>, <c>workflow</c> or <c>event</c>.</param>
/// <param name="Name">Kind of effect or command, definition or event.</param>
/// <param name="Key">Idempotency key of an effect, id of a command or child instance.</param>
public sealed record CallView(string Kind, string Name, string? Key);
