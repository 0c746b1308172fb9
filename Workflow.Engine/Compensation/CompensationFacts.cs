using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Compensation;

/// <summary>A step has completed that can be undone later.</summary>
public sealed record StepUndoable(UndoableStep Step) : Fact;

/// <summary>The instance undoes its steps before it ends.</summary>
/// <param name="SubStatus">How it will end.</param>
/// <param name="Reason">Why.</param>
public sealed record CompensationStarted(WorkflowSubStatus SubStatus, string? Reason) : Fact;

/// <summary>A step is no longer to be undone: its undo begins now, or an operator skipped the step itself.</summary>
public sealed record UndoSettled(string ExecutionId) : Fact;

/// <summary>A step was cancelled while its effect was under way; the answer is recorded when it comes.</summary>
/// <param name="Key">The effect.</param>
/// <param name="IsOwed">Whether the step names an undo, which the answer decides about.</param>
public sealed record EffectAbandoned(string Key, bool IsOwed) : Fact;

/// <summary>The answer has come, and the cancelled step takes it after all: it was done and has to be undone.</summary>
public sealed record EffectReclaimed(string Key) : Fact;

/// <summary>An effect under way whose step was cancelled.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Execution">The step as it was.</param>
/// <param name="IsOwed">Whether the step names an undo.</param>
public sealed record AbandonedEffect(PendingEffect Effect, ActivityExecution Execution, bool IsOwed);

/// <summary>A finished step and what undoing it needs.</summary>
/// <param name="ExecutionId">The execution that completed.</param>
/// <param name="NodeId">Its node.</param>
/// <param name="UndoNodeId">The node that undoes it.</param>
/// <param name="Inputs">Its inputs as evaluated; the undo reads them as variable <c>CompensatedInputs</c>.</param>
/// <param name="Outputs">Its outputs; the undo reads them as variable <c>CompensatedOutputs</c>.</param>
public sealed record UndoableStep(
    string ExecutionId,
    string NodeId,
    string UndoNodeId,
    ImmutableDictionary<string, JsonElement>? Inputs,
    ImmutableDictionary<string, JsonElement>? Outputs);

/// <summary>How an instance that undoes its steps will end.</summary>
public sealed record CompensationEnd(WorkflowSubStatus SubStatus, string? Reason);
