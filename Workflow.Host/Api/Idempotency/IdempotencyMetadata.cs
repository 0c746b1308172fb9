namespace Workflow.Host.Api.Idempotency;

/// <summary>Marks an endpoint that takes an idempotency key, for the OpenAPI document.</summary>
internal sealed record IdempotencyMetadata(bool IsRequired)
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";
}

/// <summary>Makes endpoints idempotent.</summary>
internal static class IdempotencyExtensions
{
    /// <summary>The endpoint takes an <c>Idempotency-Key</c>.</summary>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder endpoint, bool required = false) =>
        endpoint.AddEndpointFilter(new IdempotencyFilter(required)).WithMetadata(new IdempotencyMetadata(required));
}
