using System.Text.Json.Nodes;
using Workflow.Engine.Instances;

namespace Workflow.Host.Api.Instances;

/// <summary>A workflow instance, now or as it was; personal values are masked.</summary>
/// <param name="Id">Instance id.</param>
/// <param name="Version">Version of its stream that this state stands at.</param>
/// <param name="Hash">Chain hash at that version.</param>
/// <param name="Status">Elsa's status.</param>
/// <param name="SubStatus">Elsa's sub-status.</param>
/// <param name="DefinitionId">Definition.</param>
/// <param name="DefinitionVersion">Its version.</param>
/// <param name="CorrelationId">Correlation, such as the case number.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="UpdatedAt">When it last moved.</param>
/// <param name="FinishedAt">When it ended.</param>
/// <param name="State">The whole state.</param>
public sealed record InstanceDocument(
    string Id,
    long Version,
    string Hash,
    WorkflowStatus Status,
    WorkflowSubStatus SubStatus,
    string DefinitionId,
    int DefinitionVersion,
    string? CorrelationId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? FinishedAt,
    JsonNode State);

/// <summary>One event of an instance; personal values are masked.</summary>
/// <param name="Version">Position in the stream.</param>
/// <param name="Type">Event name.</param>
/// <param name="At">When it was decided.</param>
/// <param name="ActorId">Who.</param>
/// <param name="ActorRole">In which role.</param>
/// <param name="Organisation">For which organisation.</param>
/// <param name="Hash">Chain hash.</param>
/// <param name="PreviousHash">Chain hash of the event before.</param>
/// <param name="Body">The event.</param>
public sealed record InstanceEvent(
    long Version,
    string Type,
    DateTimeOffset At,
    string ActorId,
    string ActorRole,
    string Organisation,
    string Hash,
    string PreviousHash,
    JsonNode Body)
{
    /// <summary>An event as it may be shown: personal values masked.</summary>
    internal static InstanceEvent Of(HistoryEntry entry) => new(
        entry.Version,
        entry.Type,
        entry.Facts.At,
        entry.Facts.Actor.Id,
        entry.Facts.Actor.Role,
        entry.Facts.Actor.Organisation,
        entry.Hash,
        entry.PreviousHash,
        SealedMask.Of(entry.Body)!);
}
