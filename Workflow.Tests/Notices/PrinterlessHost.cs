using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Notices;

/// <summary>The real host on a machine where nothing makes a PDF.</summary>
public sealed class PrinterlessHost : IAsyncLifetime
{
    /// <summary>The host.</summary>
    public HostFixture Host { get; } = new() { Settings = ["--Documents:Office", "none", "--Documents:Browser", "none"] };

    /// <inheritdoc/>
    public Task InitializeAsync() => Host.InitializeAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => Host.DisposeAsync();
}
