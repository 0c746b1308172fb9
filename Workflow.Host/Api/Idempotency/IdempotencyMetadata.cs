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

    /// <summary>The endpoint takes an <c>Idempotency-Key</c> with a content that is no JSON.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="content">What stands for the content.</param>
    public static RouteHandlerBuilder Idempotent(this RouteHandlerBuilder endpoint, Func<HttpContext, Task<string>> content) =>
        endpoint.AddEndpointFilter(new IdempotencyFilter(false, content)).WithMetadata(new IdempotencyMetadata(false));
}
