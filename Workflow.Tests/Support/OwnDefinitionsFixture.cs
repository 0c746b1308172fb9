using Xunit;

namespace Workflow.Tests.Support;

/// <summary>A host with a copy of the definitions, for tests that change them.</summary>
public sealed class OwnDefinitionsFixture : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public OwnDefinitionsFixture() =>
        Host = new HostFixture { Definitions = Repository.Copy(Repository.Definitions.Path, folder.At("definitions")) };

    /// <summary>The host.</summary>
    public HostFixture Host { get; }

    /// <summary>A file of the definitions.</summary>
    public string At(params string[] parts) => folder.At(["definitions", .. parts]);

    /// <inheritdoc/>
    public Task InitializeAsync() => Host.InitializeAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Dispose();
    }
}
