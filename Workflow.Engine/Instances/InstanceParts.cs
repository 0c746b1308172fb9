using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workflow.Engine.Instances;

/// <summary>Elsa's workflow status.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowStatus>))]
public enum WorkflowStatus
{
    /// <summary>Not ended.</summary>
    Running,

    /// <summary>Ended.</summary>
    Finished,
}

/// <summary>Elsa's workflow sub-status.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkflowSubStatus>))]
public enum WorkflowSubStatus
{
    /// <summary>Accepted, not yet begun.</summary>
    Pending,

    /// <summary>Inside a burst.</summary>
    Executing,

    /// <summary>Every branch waits.</summary>
    Suspended,

    /// <summary>Came to its end.</summary>
    Finished,

    /// <summary>Was cancelled.</summary>
    Cancelled,

    /// <summary>An activity faulted and the incident strategy ends the workflow.</summary>
    Faulted,

    /// <summary>Undoes its finished steps before it ends; not one of Elsa's.</summary>
    Compensating,
}

/// <summary>A live activity execution. Completed ones leave the state, so that it does not grow; history keeps them.</summary>
/// <param name="Id">Unique in the instance.</param>
/// <param name="NodeId">Node of the definition.</param>
/// <param name="ParentId">Scheduling execution.</param>
/// <param name="Inputs">As evaluated at its start.</param>
/// <param name="Bag">What it remembers.</param>
/// <param name="Variables">Variables of the scope it opens, by id.</param>
/// <param name="IsFaulted">Whether it faulted (its incident is open).</param>
/// <param name="Visit">Which visit of the node it is, from 1.</param>
/// <param name="Tag">What the parent gave when it scheduled the activity.</param>
/// <param name="EffectCount">Effects it has asked for so far.</param>
/// <param name="WaitCount">Bookmarks, commands and child instances it has asked for so far.</param>
/// <param name="Retries">How often an operator let it begin again; null for never.</param>
/// <param name="RefusedEffects">Keys of its effects that were refused for good; never used again.</param>
public sealed record ActivityExecution(
    string Id,
    string NodeId,
    string? ParentId,
    ImmutableDictionary<string, JsonElement> Inputs,
    JsonElement? Bag,
    ImmutableDictionary<string, JsonElement> Variables,
    bool IsFaulted = false,
    int Visit = 1,
    string? Tag = null,
    int EffectCount = 0,
    int WaitCount = 0,
    int? Retries = null,
    ImmutableArray<string>? RefusedEffects = null);

/// <summary>Where an execution waits to be resumed.</summary>
/// <param name="Id">Unique in the instance and, with the instance id, everywhere.</param>
/// <param name="ExecutionId">Who waits.</param>
/// <param name="NodeId">Its node.</param>
/// <param name="Kind">Stimulus kind: <c>Event</c>, <c>Delay</c>, <c>UserTask</c> …</param>
/// <param name="Key">What it waits for within the kind, such as the event's name; never personal.</param>
/// <param name="Payload">Anything else it wants to keep.</param>
/// <param name="DueAt">It resumes by itself then.</param>
public sealed record Bookmark(
    string Id,
    string ExecutionId,
    string NodeId,
    string Kind,
    string Key,
    JsonElement? Payload = null,
    DateTimeOffset? DueAt = null);

/// <summary>An effect whose answer is awaited.</summary>
/// <param name="Key">Idempotency key: instance, node, visit.</param>
/// <param name="ExecutionId">Who waits for the answer.</param>
/// <param name="Kind">Which handler performs it.</param>
/// <param name="Request">What to do, personal values sealed.</param>
public sealed record PendingEffect(string Key, string ExecutionId, string Kind, JsonElement Request);

/// <summary>A domain command whose answer is awaited within the same burst.</summary>
public sealed record PendingCommand(string Id, string ExecutionId, string Kind, JsonElement Payload, string? BookmarkId);

/// <summary>An open incident.</summary>
/// <param name="Id">Unique in the instance.</param>
/// <param name="ExecutionId">Who faulted.</param>
/// <param name="NodeId">Its node.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">For people.</param>
/// <param name="Detail">For engineers.</param>
/// <param name="At">When.</param>
/// <param name="IsLeft">True when the instance was reopened with it: it does not end the instance a second time.</param>
public sealed record Incident(
    string Id,
    string ExecutionId,
    string NodeId,
    string Code,
    string Message,
    string? Detail,
    DateTimeOffset At,
    bool? IsLeft = null);
