namespace Workflow.Host.Composition;

/// <summary>What a single client may ask of the web server.</summary>
internal static class ServerLimits
{
    private const long LargestBody = 1024 * 1024;

    /// <summary>Sets the limits, and the time that running requests and bursts get to end when the host stops.</summary>
    public static void Apply(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
    }
}
