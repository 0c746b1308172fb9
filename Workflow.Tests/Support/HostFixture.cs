using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Engine;
using Workflow.Engine.Time;
using Workflow.Host;
using Workflow.Host.EmbeddedPostgres;
using Xunit;

namespace Workflow.Tests.Support;

/// <summary>
/// The real host over real HTTP on a free port, with a database of its own and the sandbox. Take it by
/// <c>IClassFixture&lt;HostFixture&gt;</c>; the tests of a class share the host.
/// </summary>
public sealed class HostFixture : HostUnderTest, IAsyncLifetime
{
    private readonly PostgresFixture postgres = new();
    private readonly string data = Directory.CreateTempSubdirectory("host").FullName;
    private string connectionString = string.Empty;
    private WebApplication? app;

    /// <inheritdoc/>
    public override Uri Address => new(Running.Urls.First());

    /// <summary>Its services, for what a test cannot see from outside.</summary>
    public IServiceProvider Services => Running.Services;

    /// <summary>Its clock.</summary>
    public MovableClock Clock => Services.GetRequiredService<MovableClock>();

    /// <summary>What analysts own; the repository's unless told otherwise.</summary>
    internal string Definitions { get; init; } = Repository.Definitions.Path;

    /// <summary>Further settings, as arguments.</summary>
    internal IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The files of the mails it has laid down so far.</summary>
    internal IReadOnlyList<string> Mails =>
        Directory.Exists(Path.Combine(data, "mail")) ? Directory.GetFiles(Path.Combine(data, "mail"), "*.eml") : [];

    /// <summary>Its database.</summary>
    public string ConnectionString => connectionString;

    /// <inheritdoc/>
    protected override string ApiKey => "host-test-key";

    private WebApplication Running => app ?? throw new InvalidOperationException("The host does not run.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await postgres.InitializeAsync();
        connectionString = await postgres.CreateDatabaseAsync();
        await StartAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await StopAsync();
        await postgres.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Stops the host; its database can still be looked into.</summary>
    internal Task StopWorkingAsync() => StopAsync();

    /// <summary>Stops the host and starts it again on the same database and data folder.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    private async Task StartAsync()
    {
        var builder = HostApplication.CreateBuilder(
        [
            "--environment", "Development",
            "--urls", "http://127.0.0.1:0",
            "--data", data,
            "--definitions", Definitions,
            $"--WORKFLOW_DEMO_API_KEY={ApiKey}",
            // Made when a test wants them, not whenever a host starts after one o'clock at night.
            "--TerritorialReturns:Nightly=false",
            .. Settings,
        ]);
        builder.Logging.ClearProviders();
        app = HostApplication.Build(builder, new DatabaseHandle(connectionString, null));
        await app.Services.PrepareEngineAsync(CancellationToken.None);
        await app.StartAsync();
    }

    private async Task StopAsync()
    {
        if (app is { } running)
        {
            app = null;
            await running.StopAsync();
            await running.DisposeAsync();
        }
    }
}
