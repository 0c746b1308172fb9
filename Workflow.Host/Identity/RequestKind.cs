using Workflow.Host.Api.Workflows;

namespace Workflow.Host.Identity;

/// <summary>Programs get problem details, people get pages.</summary>
internal static class RequestKind
{
    /// <summary>Whether a program asks.</summary>
    public static bool IsApi(this HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.IsElsa()
        || request.IsWorkflow()
        || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a client of Elsa's API asks, who expects Elsa's shapes.</summary>
    public static bool IsElsa(this HttpRequest request) =>
        request.Path.StartsWithSegments("/elsa", StringComparison.OrdinalIgnoreCase);
}
