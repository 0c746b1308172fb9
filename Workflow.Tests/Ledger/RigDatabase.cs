using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workflow.Host.EmbeddedPostgres;
using Workflow.Tests.Support;

namespace Workflow.Tests.Ledger;

/// <summary>The rig's own PostgreSQL, with fsync on, at a port that stays: what the nodes share, and what is taken from them.</summary>
internal sealed class RigDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = Ports.Free();
    private EmbeddedCluster? cluster;

    public string ConnectionString => new NpgsqlConnectionStringBuilder(cluster!.ConnectionString)
    {
        MaxPoolSize = 60,
        Timeout = 5,
        NoResetOnClose = false,
        MaxAutoPrepare = 0,
    }.ConnectionString;

    public static async Task<RigDatabase> StartAsync()
    {
        var database = new RigDatabase();
        await database.UpAsync();
        return database;
    }

    /// <summary>Immediate shutdown, as if the machine had lost power, and recovery from the log.</summary>
    public async Task CrashAsync()
    {
        Posix.Signal(cluster!.ProcessId, Posix.Quit);
        await cluster.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await UpAsync();
    }

    /// <summary>Ends some of the server's sessions in whatever they are doing; gives how many.</summary>
    public async Task<int> CutAsync(double share)
    {
        await using var connection = new NpgsqlConnection(Unpooled);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_backend_pid() and random() < $1
            """,
            connection) { Parameters = { new() { Value = share } } };
        return (int)(long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Keeps the whole cluster for whoever looks into a failure; the password lies beside it.</summary>
    public async Task KeepAsync(string evidence)
    {
        await cluster!.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        var kept = Path.Combine(evidence, "postgres.tar.gz");
        using var tar = System.Diagnostics.Process.Start("tar", ["-czf", kept, "-C", folder.Path, "."]);
        await tar.WaitForExitAsync();
        cluster = null;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        folder.Dispose();
    }

    private string Unpooled => new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString;

    private async Task UpAsync() => cluster = await EmbeddedCluster.StartAsync(
        new EmbeddedClusterOptions(folder.Path) { Port = port, MaxConnections = 400 },
        NullLogger.Instance,
        CancellationToken.None);
}
