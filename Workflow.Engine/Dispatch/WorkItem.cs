using System.Text.Json;
using Workflow.Engine.Execution;

namespace Workflow.Engine.Dispatch;

/// <summary>Something that is due: kept in the work table from the commit that asks for it to the commit that has done it.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="DueAt">Not before this moment (UTC); null means at once.</param>
public abstract record WorkItem(string Tenant, DateTimeOffset? DueAt);

/// <summary>A stimulus for an instance.</summary>
public sealed record StimulusWork(string Tenant, string InstanceId, Stimulus Stimulus, DateTimeOffset? DueAt = null)
    : WorkItem(Tenant, DueAt);

/// <summary>A call to the outside world, made after the commit, again with the same key if the process dies.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind">Which <see cref="IEffectHandler"/> performs it.</param>
/// <param name="Key">Deterministic idempotency key: instance, node, visit.</param>
/// <param name="Request">What to do; personal values are sealed.</param>
/// <param name="InstanceId">The instance that waits for the answer; null when nobody does.</param>
/// <param name="CorrelationId">Passed on, so that the call is found with its case.</param>
/// <param name="DueAt">Not before.</param>
public sealed record EffectWork(
    string Tenant,
    string Kind,
    string Key,
    JsonElement Request,
    string? InstanceId,
    string CorrelationId,
    DateTimeOffset? DueAt = null)
    : WorkItem(Tenant, DueAt);

/// <summary>A command of the domain that runs at a moment, such as a reminder; its handler decides again what is still true.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Kind">Which <see cref="ICommandHandler"/> runs it.</param>
/// <param name="Payload">Its arguments; personal values are sealed.</param>
/// <param name="CorrelationId">Passed on.</param>
/// <param name="DueAt">Not before.</param>
public sealed record CommandWork(
    string Tenant,
    string Kind,
    JsonElement Payload,
    string CorrelationId,
    DateTimeOffset? DueAt = null)
    : WorkItem(Tenant, DueAt);
