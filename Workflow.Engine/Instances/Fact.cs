using System.Collections.Immutable;
using System.Text.Json.Serialization;
using System.Text.Json;
using Workflow.Engine.Compensation;
using Workflow.Engine.Migration;
using Workflow.Engine.Repair;

namespace Workflow.Engine.Instances;

/// <summary>
/// One thing that a burst decided. Facts carry evaluated values, never expressions; folding only applies them.
/// Names are stored: a changed meaning needs a new name.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(ActivityStarted), "activity-started")]
[JsonDerivedType(typeof(ActivityCompleted), "activity-completed")]
[JsonDerivedType(typeof(ActivityCancelled), "activity-cancelled")]
[JsonDerivedType(typeof(ActivityFaulted), "activity-faulted")]
[JsonDerivedType(typeof(BagChanged), "bag-changed")]
[JsonDerivedType(typeof(VariableSet), "variable-set")]
[JsonDerivedType(typeof(OutputSet), "output-set")]
[JsonDerivedType(typeof(BookmarkCreated), "bookmark-created")]
[JsonDerivedType(typeof(BookmarkBurned), "bookmark-burned")]
[JsonDerivedType(typeof(EffectRequested), "effect-requested")]
[JsonDerivedType(typeof(EffectClosed), "effect-closed")]
[JsonDerivedType(typeof(CommandIssued), "command-issued")]
[JsonDerivedType(typeof(CommandClosed), "command-closed")]
[JsonDerivedType(typeof(ChildRequested), "child-requested")]
[JsonDerivedType(typeof(ChildClosed), "child-closed")]
[JsonDerivedType(typeof(EventPublished), "event-published")]
[JsonDerivedType(typeof(LineWritten), "line-written")]
[JsonDerivedType(typeof(ReplyGiven), "reply-given")]
[JsonDerivedType(typeof(CorrelationSet), "correlation-set")]
[JsonDerivedType(typeof(NameSet), "name-set")]
[JsonDerivedType(typeof(StatusChanged), "status-changed")]
[JsonDerivedType(typeof(WaitsParked), "waits-parked")]
[JsonDerivedType(typeof(StimulusKept), "stimulus-kept")]
[JsonDerivedType(typeof(InstanceReopened), "instance-reopened")]
[JsonDerivedType(typeof(IncidentResolved), "incident-resolved")]
[JsonDerivedType(typeof(ActivityRetried), "activity-retried")]
[JsonDerivedType(typeof(InstanceMigrated), "instance-migrated")]
[JsonDerivedType(typeof(StepUndoable), "step-undoable")]
[JsonDerivedType(typeof(CompensationStarted), "compensation-started")]
[JsonDerivedType(typeof(UndoSettled), "undo-settled")]
[JsonDerivedType(typeof(EffectAbandoned), "effect-abandoned")]
[JsonDerivedType(typeof(EffectReclaimed), "effect-reclaimed")]
public abstract record Fact;

/// <summary>An activity began; its inputs are as evaluated.</summary>
/// <param name="ExecutionId">This execution, unique in the instance.</param>
/// <param name="NodeId">Which node of the definition (<c>Workflow1:Flowchart1:Review</c>).</param>
/// <param name="ParentId">Execution that scheduled it; null for the workflow itself.</param>
/// <param name="Visit">How many times the node has begun in this instance, from 1.</param>
/// <param name="Inputs">Evaluated inputs by Elsa's input name, personal values sealed; null when it has none.</param>
/// <param name="Variables">Initial values of the variables whose scope this execution opens, by variable id.</param>
/// <param name="Tag">What the parent gave when it scheduled the activity.</param>
public sealed record ActivityStarted(
    string ExecutionId,
    string NodeId,
    string? ParentId,
    int Visit,
    ImmutableDictionary<string, JsonElement>? Inputs = null,
    ImmutableDictionary<string, JsonElement>? Variables = null,
    string? Tag = null) : Fact;

/// <summary>An activity completed.</summary>
/// <param name="ExecutionId">Which execution.</param>
/// <param name="Outcomes">Outcome names; null stands for <c>Done</c> alone.</param>
/// <param name="Outputs">Values by output name.</param>
public sealed record ActivityCompleted(
    string ExecutionId,
    ImmutableArray<string>? Outcomes = null,
    ImmutableDictionary<string, JsonElement>? Outputs = null) : Fact;

/// <summary>An activity was cancelled with what it waited for.</summary>
public sealed record ActivityCancelled(string ExecutionId) : Fact;

/// <summary>An activity faulted: an incident.</summary>
public sealed record ActivityFaulted(string ExecutionId, string IncidentId, string Code, string Message, string? Detail = null)
    : Fact;

/// <summary>What a composite remembers between its children, whole.</summary>
public sealed record BagChanged(string ExecutionId, JsonElement Bag) : Fact;

/// <summary>A variable got a value.</summary>
/// <param name="ScopeId">Execution whose scope holds it.</param>
/// <param name="VariableId">The variable's id in the definition.</param>
/// <param name="Value">The value.</param>
public sealed record VariableSet(string ScopeId, string VariableId, JsonElement Value) : Fact;

/// <summary>A workflow output got a value.</summary>
public sealed record OutputSet(string Name, JsonElement Value) : Fact;

/// <summary>An execution waits.</summary>
public sealed record BookmarkCreated(Bookmark Bookmark) : Fact;

/// <summary>A bookmark was used up or withdrawn.</summary>
public sealed record BookmarkBurned(string BookmarkId) : Fact;

/// <summary>The outside world is asked; a durable worker calls after the commit.</summary>
public sealed record EffectRequested(PendingEffect Effect) : Fact;

/// <summary>An effect is no longer awaited: answered, failed or cancelled.</summary>
/// <param name="Key">Which.</param>
/// <param name="IsRefusal">True when the other side refused for good: whoever asks again takes a new key.</param>
public sealed record EffectClosed(string Key, bool? IsRefusal = null) : Fact;

/// <summary>A domain command is to run in the same transaction.</summary>
public sealed record CommandIssued(PendingCommand Command) : Fact;

/// <summary>Its answer (or refusal) has come; recorded so that folding never runs it again.</summary>
public sealed record CommandClosed(string CommandId, JsonElement? Answer, string? Refusal = null) : Fact;

/// <summary>A child instance is started in the same transaction.</summary>
/// <param name="ExecutionId">Who starts it.</param>
/// <param name="InstanceId">The child's id.</param>
/// <param name="DefinitionId">What it runs: the published version.</param>
/// <param name="Input">Its input.</param>
/// <param name="CorrelationId">Its correlation.</param>
/// <param name="Waits">Whether the execution waits for it.</param>
/// <param name="UntilIdle">Whether it waits until the child comes to rest, not until its end.</param>
public sealed record ChildRequested(
    string ExecutionId,
    string InstanceId,
    string DefinitionId,
    JsonElement Input,
    string? CorrelationId,
    bool Waits,
    bool UntilIdle = false) : Fact;

/// <summary>A child is no longer awaited.</summary>
public sealed record ChildClosed(string InstanceId) : Fact;

/// <summary>An event for others, delivered after the commit.</summary>
/// <param name="Name">Event name.</param>
/// <param name="Payload">Payload.</param>
/// <param name="CorrelationId">Only instances with this correlation.</param>
/// <param name="LocalOnly">Only this instance.</param>
public sealed record EventPublished(string Name, JsonElement? Payload, string? CorrelationId, bool LocalOnly) : Fact;

/// <summary>Elsa's WriteLine: a line in the journal.</summary>
public sealed record LineWritten(string ExecutionId, string Text) : Fact;

/// <summary>What the burst answers to whoever caused it, and waits for the commit; the first of a burst counts.</summary>
/// <param name="ExecutionId">Who answers.</param>
/// <param name="Kind">Of what kind the answer is, such as <c>http</c>.</param>
/// <param name="Payload">The answer, personal values sealed.</param>
public sealed record ReplyGiven(string ExecutionId, string Kind, JsonElement Payload) : Fact;

/// <summary>The correlation id was set.</summary>
public sealed record CorrelationSet(string CorrelationId) : Fact;

/// <summary>The instance's name was set.</summary>
public sealed record NameSet(string Name) : Fact;

/// <summary>The instance as a whole changed status, in Elsa's words.</summary>
public sealed record StatusChanged(WorkflowStatus Status, WorkflowSubStatus SubStatus, string? Reason = null) : Fact;
