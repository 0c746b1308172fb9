using Workflow.Activities.DataServices;

namespace Workflow.Host.Sandbox;

/// <summary>Where the sandbox listens, known once it runs. Live calls go to the configured base address where there is one.</summary>
internal sealed class SandboxAddress(IConfiguration configuration) : IDataServiceAddress
{
    private readonly ConfiguredAddress live = new(configuration);
    private volatile Uri? current;

    /// <summary>The sandbox's address; null while it does not run.</summary>
    public Uri? Current => current;

    /// <inheritdoc/>
    public Uri? Base(bool isTrial) => live.Base(isTrial) ?? current;

    /// <summary>Tells where it listens now.</summary>
    internal void Set(Uri? address) => current = address;

    /// <summary>Where a server that listens at an address is reached: one on every address, on this machine.</summary>
    internal static Uri Reachable(string bound) => new(bound
        .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)
        .Replace("[::]", "127.0.0.1", StringComparison.Ordinal)
        .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//*", "//127.0.0.1", StringComparison.Ordinal));
}
