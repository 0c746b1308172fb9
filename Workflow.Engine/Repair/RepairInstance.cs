using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Engine.Repair;

/// <summary>
/// 人工处置: an operator puts an instance right. All steps are one burst, in order; who did it stands on the event.
/// </summary>
/// <param name="Steps">What to do.</param>
/// <param name="Reason">Why, in the operator's words; holds no personal value.</param>
public sealed record RepairInstance(ImmutableArray<RepairStep> Steps, string Reason) : Intervention(Reason);

/// <summary>One step of a repair.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(RetryIncident), "retry")]
[JsonDerivedType(typeof(SkipIncident), "skip")]
[JsonDerivedType(typeof(ChangeVariable), "change-variable")]
[JsonDerivedType(typeof(MoveToken), "move-token")]
[JsonDerivedType(typeof(CancelBranch), "cancel-branch")]
public abstract record RepairStep;

/// <summary>
/// The faulted activity begins again, its inputs evaluated anew. An effect that was refused for good is asked under a new
/// key; one that nobody answered keeps its key.
/// </summary>
/// <param name="IncidentId">Which; null for all that are open.</param>
public sealed record RetryIncident(string? IncidentId = null) : RepairStep;

/// <summary>The faulted activity counts as completed.</summary>
/// <param name="IncidentId">Which.</param>
/// <param name="Outcomes">Its outcomes; none stands for <c>Done</c>.</param>
/// <param name="Outputs">Its outputs by name, bound to variables as the definition says.</param>
public sealed record SkipIncident(
    string IncidentId,
    ImmutableArray<string>? Outcomes = null,
    ImmutableDictionary<string, JsonElement>? Outputs = null) : RepairStep;

/// <summary>A variable gets another value.</summary>
/// <param name="Variable">Its id or name.</param>
/// <param name="Value">The value; personal values sealed.</param>
/// <param name="ExecutionId">Where it is looked for, from the innermost scope outwards; null for the only scope that has it.</param>
public sealed record ChangeVariable(string Variable, JsonElement Value, string? ExecutionId = null) : RepairStep;

/// <summary>An execution is cancelled and another activity of the same container begins in its place.</summary>
/// <param name="ExecutionId">The execution left.</param>
/// <param name="ActivityId">The activity to begin.</param>
public sealed record MoveToken(string ExecutionId, string ActivityId) : RepairStep;

/// <summary>An execution is cancelled with all below it; its container goes on as if its way had led nowhere.</summary>
public sealed record CancelBranch(string ExecutionId) : RepairStep;

/// <summary>A repair does not fit what the instance is at; nothing was changed.</summary>
/// <param name="code">Stable code.</param>
/// <param name="message">What to do, in the operator's words.</param>
public sealed class RepairRefusedException(string code, string message) : Exception(message)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;
}
