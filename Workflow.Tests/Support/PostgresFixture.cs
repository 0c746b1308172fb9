using Npgsql;
using Workflow.Tests.Golden;
using Xunit;

namespace Workflow.Tests.Support;

/// <summary>
/// A PostgreSQL for tests: one private cluster for all that run at the same time, and a fresh database for whoever
/// asks. Take it by <c>[Collection(PostgresCollection.Name)]</c> to run one class after the other, or by
/// <c>IClassFixture&lt;PostgresFixture&gt;</c> to run beside other classes.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly List<string> databases = [];
    private string address = "";

    /// <summary>Starts the cluster for the first user.</summary>
    public async Task InitializeAsync() => address = await SharedCluster.AcquireAsync();

    /// <summary>Stops it after the last.</summary>
    public async Task DisposeAsync()
    {
        foreach (var database in databases)
        {
            await GoldenRecorder.OfferAsync(database);
        }

        await SharedCluster.ReleaseAsync();
    }

    /// <summary>Gives the connection string of a new, empty database.</summary>
    public Task<string> CreateDatabaseAsync() => CreateAsync(string.Empty);

    /// <summary>Gives the connection string of a copy; sessions on the original are ended for it.</summary>
    public Task<string> CopyDatabaseAsync(string original)
    {
        var name = new NpgsqlConnectionStringBuilder(original).Database;
        return CreateAsync($" template {name}", $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    }

    private async Task<string> CreateAsync(string like, string before = "select 1")
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var prepare = new NpgsqlCommand(before, connection);
        await prepare.ExecuteNonQueryAsync();
        await using var create = new NpgsqlCommand($"create database {name}{like}", connection);
        await create.ExecuteNonQueryAsync();
        // Idle connections are given back soon: many databases share the server's limit.
        var created = new NpgsqlConnectionStringBuilder(address)
        {
            Database = name,
            MaxPoolSize = 50,
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 1,
        }.ConnectionString;
        databases.Add(created);
        return created;
    }
}
