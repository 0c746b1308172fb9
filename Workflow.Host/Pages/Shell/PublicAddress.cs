namespace Workflow.Host.Pages.Shell;

/// <summary>
/// The address under which people reach the site: <c>Public:Address</c>, or where the request came to when nothing is
/// configured, which behind a proxy is not what people type.
/// </summary>
internal sealed class PublicAddress(IConfiguration configuration)
{
    private readonly string? configured = configuration["Public:Address"]?.TrimEnd('/');

    /// <summary>An address of the site, whole.</summary>
    public string Of(HttpContext http, string path) =>
        (configured is { Length: > 0 } known ? known : $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}") + path;
}
