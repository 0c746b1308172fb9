using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Instances;

/// <summary>What the rest of the house may ask of the engine. Everything joins the caller's unit of work.</summary>
public interface IWorkflows
{
    /// <summary>Accepts an instance of the published version; it begins right after the commit.</summary>
    /// <exception cref="KeyNotFoundException">The definition has no published version.</exception>
    /// <exception cref="Triggers.CannotStartException">Its activation strategy allows no other instance now.</exception>
    Task<string> StartAsync(IUnitOfWork unit, StartRequest request, CancellationToken cancellation);

    /// <summary>Sends a stimulus to an instance, durable with the commit.</summary>
    void Send(IUnitOfWork unit, string instanceId, Stimulus stimulus, DateTimeOffset? dueAt = null);

    /// <summary>
    /// Publishes an event to the instances that wait for it and, unless it is meant for one instance, starts one of each
    /// definition whose trigger it is. With an instance or correlation id it is kept for a day when nobody takes it yet.
    /// </summary>
    Task PublishAsync(
        IUnitOfWork unit,
        string eventName,
        JsonElement? payload,
        string? correlationId,
        string? instanceId,
        CancellationToken cancellation);

    /// <summary>The instance now, or as it was at a version or time; null when there is none.</summary>
    Task<InstanceView?> FindAsync(string tenant, string instanceId, PointInHistory? at, CancellationToken cancellation);

    /// <summary>Its history, oldest first.</summary>
    Task<IReadOnlyList<HistoryEntry>> HistoryAsync(string tenant, string instanceId, CancellationToken cancellation);
}

/// <summary>A start.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="Input">An object; personal values sealed.</param>
/// <param name="CorrelationId">Correlation.</param>
/// <param name="InstanceId">Chosen by the caller, so that it can store it beside; null makes one.</param>
/// <param name="Name">Display name; not personal.</param>
/// <param name="IsTrial">A trial.</param>
/// <param name="VersionId">This exact version, published or not; null stands for the published one.</param>
/// <param name="TriggerActivityId">The trigger that starts it.</param>
/// <param name="Variables">What variables of the workflow hold instead of their defaults: an object, by id or name.</param>
public sealed record StartRequest(
    string DefinitionId,
    JsonElement Input,
    string? CorrelationId = null,
    string? InstanceId = null,
    string? Name = null,
    bool IsTrial = false,
    string? VersionId = null,
    string? TriggerActivityId = null,
    JsonElement Variables = default);

/// <summary>A version or a moment.</summary>
public sealed record PointInHistory(long? Version, DateTimeOffset? Time);

/// <summary>A state and where in the history it stands.</summary>
public sealed record InstanceView(InstanceState State, long Version, string Hash);

/// <summary>One event of a history.</summary>
public sealed record HistoryEntry(long Version, string Type, JsonElement Body, EventFacts Facts, string Hash, string PreviousHash);
