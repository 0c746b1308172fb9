using Microsoft.Extensions.Configuration;

namespace Workflow.Activities.Http;

/// <summary>What an operator sets for HTTP in workflows: section <c>Http</c>.</summary>
public sealed record HttpSettings
{
    /// <summary>Where endpoints of workflows live; Elsa's default.</summary>
    public string BasePath { get; init; } = "/workflows";

    /// <summary>Who may call an endpoint that does not say; see <see cref="EndpointPolicy"/>.</summary>
    public string DefaultPolicy { get; init; } = EndpointPolicy.Authenticated;

    /// <summary>Most bytes of a request to an endpoint that sets no limit, and the most that one may set.</summary>
    public long LargestRequest { get; init; } = 4 << 20;

    /// <summary>
    /// Hosts that workflows may call beside registered data services: <c>host</c>, <c>host:port</c>, <c>*.domain</c> or
    /// <c>*</c>. Only a host that is named in full may have an address inside the network.
    /// </summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>How long a call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most bytes of an answer.</summary>
    public long LargestAnswer { get; init; } = 1 << 20;

    /// <summary>Secrets by name, for <c>{secret:NAME}</c> in headers of calls.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    /// <summary>As configured.</summary>
    public static HttpSettings From(IConfiguration configuration)
    {
        var defaults = new HttpSettings();
        var section = configuration.GetSection("Http");
        return defaults with
        {
            BasePath = "/" + (section["BasePath"] ?? defaults.BasePath).Trim('/'),
            DefaultPolicy = section["DefaultPolicy"] ?? defaults.DefaultPolicy,
            LargestRequest = section.GetValue("LargestRequest", defaults.LargestRequest),
            AllowedHosts = [.. section.GetSection("AllowedHosts").GetChildren().Select(child => child.Value).OfType<string>()],
            Timeout = section.GetValue("Timeout", defaults.Timeout),
            LargestAnswer = section.GetValue("LargestAnswer", defaults.LargestAnswer),
            Secrets = section.GetSection("Secrets").GetChildren()
                .Where(child => child.Value is not null)
                .ToDictionary(child => child.Key, child => child.Value!, StringComparer.OrdinalIgnoreCase),
        };
    }
}
