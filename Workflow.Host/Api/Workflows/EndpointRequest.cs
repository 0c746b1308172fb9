namespace Workflow.Host.Api.Workflows;

/// <summary>By what a request says whom it means; the headers and query names are Elsa's.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path below the base path.</param>
/// <param name="InstanceId">Only this instance.</param>
/// <param name="CorrelationId">Only instances with this correlation; what it starts takes it.</param>
internal sealed record EndpointRequest(string Method, string Path, string? InstanceId, string? CorrelationId)
{
    /// <summary>So many of several that answer are looked at, to tell the caller that they are several.</summary>
    public const int MostListed = 10;

    private const int LongestId = 200;

    /// <summary>Reads them off a request.</summary>
    public static EndpointRequest Of(HttpRequest request) => new(
        request.Method,
        (request.RouteValues["path"] as string ?? string.Empty).Trim('/'),
        Named(request, "x-workflow-instance-id", "workflowInstanceId"),
        Named(request, "x-correlation-id", "correlationId"));

    private static string? Named(HttpRequest request, string header, string query) =>
        new[] { request.Headers[header].ToString(), request.Query[query].ToString() }
            .FirstOrDefault(text => text.Length is > 0 and <= LongestId && !text.Any(char.IsControl));
}
