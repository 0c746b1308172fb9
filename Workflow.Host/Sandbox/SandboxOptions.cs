namespace Workflow.Host.Sandbox;

/// <summary>Configuration section <c>Sandbox</c>.</summary>
internal sealed record SandboxOptions(bool IsEnabled, string Urls)
{
    /// <summary>Reads it; the sandbox runs in development unless told otherwise.</summary>
    internal static SandboxOptions From(IConfiguration configuration, IHostEnvironment environment) => new(
        configuration.GetValue<bool?>("Sandbox:Enabled") ?? environment.IsDevelopment(),
        configuration["Sandbox:Urls"] is { Length: > 0 } urls ? urls : "http://127.0.0.1:0");
}
