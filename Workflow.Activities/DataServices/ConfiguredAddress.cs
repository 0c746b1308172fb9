using Microsoft.Extensions.Configuration;

namespace Workflow.Activities.DataServices;

/// <summary>The base address of configuration; there is no sandbox for trials.</summary>
public sealed class ConfiguredAddress(IConfiguration configuration) : IDataServiceAddress
{
    internal const string Key = "DataServices:BaseAddress";

    /// <inheritdoc/>
    public Uri? Base(bool isTrial) =>
        !isTrial && configuration[Key] is { Length: > 0 } address ? new Uri(address, UriKind.Absolute) : null;
}
