using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Workflow.Host.EmbeddedPostgres;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Host.EmbeddedPostgres;

public sealed class DatabaseStartupTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task a_configured_database_is_used_and_none_is_started()
    {
        var configuration = Configure(("ConnectionStrings:Workflow", "Host=db;Database=w"), ("Data", folder.At("data")));

        await using var database = await DatabaseStartup.OpenAsync(
            configuration, NullLogger.Instance, CancellationToken.None);

        database.ConnectionString.ShouldBe("Host=db;Database=w");
        database.Embedded.ShouldBeNull();
        Directory.Exists(folder.At("data")).ShouldBeFalse();
    }

    [Fact]
    public async Task without_one_the_data_folder_gets_a_cluster()
    {
        await using var database = await DatabaseStartup.OpenAsync(
            Configure(("Data", folder.At("data"))), NullLogger.Instance, CancellationToken.None);

        database.Embedded!.Data.ShouldBe(Path.Combine(folder.At("data"), "postgres", "data"));
    }

    private static IConfiguration Configure(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
}
