using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Common;

/// <summary>What every command carries beside its own arguments.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="CorrelationId">The request's correlation id.</param>
/// <param name="Idempotency">The caller's key, to be bound with the commit; null when the caller sent none.</param>
/// <param name="ExpectedVersion">The version the caller saw (If-Match); null when it does not matter.</param>
public sealed record CommandContext(
    Caller Caller,
    string CorrelationId,
    IdempotencyKey? Idempotency = null,
    long? ExpectedVersion = null)
{
    /// <summary>The origin of events in a tenant: caused by this request, correlated with what it is about.</summary>
    /// <param name="tenant">Whose data.</param>
    /// <param name="subject">What the request is about, such as a case's number; the request itself when that is not known yet.</param>
    public Origin In(string tenant, string? subject = null) =>
        new(Caller.In(tenant), subject ?? CorrelationId, CorrelationId);
}

/// <summary>An idempotency key as received.</summary>
/// <param name="Scope">Caller and route.</param>
/// <param name="Key">The key.</param>
/// <param name="RequestHash">Keyed hash of the body.</param>
public sealed record IdempotencyKey(string Scope, string Key, string RequestHash);
