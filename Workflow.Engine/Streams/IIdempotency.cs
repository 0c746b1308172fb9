namespace Workflow.Engine.Streams;

/// <summary>What was answered under an idempotency key.</summary>
/// <param name="Scope">Caller and route.</param>
/// <param name="Key">The caller's key.</param>
/// <param name="RequestHash">Keyed hash of the request body; another body under the same key is refused.</param>
/// <param name="Status">HTTP status answered.</param>
/// <param name="Body">JSON answered; holds no personal value in clear.</param>
public sealed record IdempotencyRecord(string Scope, string Key, string RequestHash, int Status, string Body);

/// <summary>Looks up what was answered before.</summary>
public interface IIdempotency
{
    /// <summary>The record of a key, or null when it was never bound.</summary>
    Task<IdempotencyRecord?> FindAsync(string scope, string key, CancellationToken cancellation);
}
