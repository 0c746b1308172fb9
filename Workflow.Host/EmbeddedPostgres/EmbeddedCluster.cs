using System.Runtime.Versioning;
using Npgsql;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>
/// A PostgreSQL of the host's own, below its data folder, from the server programs found on the machine. It lives as
/// long as this object does, and never longer than this process: see <c>docs/decisions/0001-embedded-postgres.md</c>.
/// </summary>
internal sealed class EmbeddedCluster : IAsyncDisposable
{
    private readonly ClusterFolder folder;
    private readonly ServerProcess server;
    private readonly ILogger logger;
    private int stopping;

    private EmbeddedCluster(ClusterFolder folder, ServerProcess server, string connectionString, ILogger logger)
    {
        this.folder = folder;
        this.server = server;
        this.logger = logger;
        ConnectionString = connectionString;
        _ = WatchAsync();
    }

    /// <summary>Names the database, as the cluster's owner.</summary>
    public string ConnectionString { get; }

    /// <summary>The server's process.</summary>
    public int ProcessId => server.Id;

    /// <summary>The folder that holds the cluster.</summary>
    public string Data => folder.Data;

    /// <summary>Starts the cluster of a data folder, and makes it first when there is none.</summary>
    /// <exception cref="EmbeddedClusterException">It cannot be; the message says what to do.</exception>
    public static async Task<EmbeddedCluster> StartAsync(
        EmbeddedClusterOptions options, ILogger logger, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new EmbeddedClusterException(
                "The embedded PostgreSQL runs on Linux only. Give the address of a database in ConnectionStrings:Workflow.");
        }

        var folder = ClusterFolder.Take(options.DataDirectory);
        ServerProcess? server = null;
        try
        {
            var binaries = await ServerBinaries.FindAsync(options.Binaries, folder.Version(), cancellation);
            var account = ServerAccount.ForThisProcess();
            await PrepareAsync(folder, binaries, account, options, logger, cancellation);
            (server, var port) = await ServerStart.StartAsync(folder, binaries, account, options, cancellation);
            var address = Address(options.Database, folder.Password(), port);
            await CreateDatabaseAsync(address, cancellation);
            logger.LogInformation(
                "PostgreSQL {Version} runs on 127.0.0.1:{Port}, data in {Data}", binaries.Major, port, folder.Data);
            return new EmbeddedCluster(folder, server, address.ConnectionString, logger);
        }
        catch
        {
            await (server?.StopAsync() ?? Task.CompletedTask);
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Stops the server and gives the folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopping, 1) == 1)
        {
            return;
        }

        await server.StopAsync();
        folder.Dispose();
        logger.LogInformation("PostgreSQL has stopped, data in {Data}", folder.Data);
    }

    [SupportedOSPlatform("linux")]
    private static async Task PrepareAsync(
        ClusterFolder folder,
        ServerBinaries binaries,
        ServerAccount? account,
        EmbeddedClusterOptions options,
        ILogger logger,
        CancellationToken cancellation)
    {
        if (folder.Version() is null)
        {
            logger.LogInformation("Making a PostgreSQL cluster in {Data} with {Binaries}", folder.Data, binaries.Folder);
            await ClusterMaker.MakeAsync(folder, binaries, account, options.Durable, cancellation);
            return;
        }

        await Leftovers.EndAsync(folder, logger, cancellation);
        await ClusterMaker.OwnAsync(folder.Data, account, cancellation);
    }

    private static NpgsqlConnectionStringBuilder Address(string database, string password, int port) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Database = database,
        Username = ClusterMaker.Owner,
        Password = password,
        // Measured: without the reset of each returned connection and with prepared statements the server works half as much.
        NoResetOnClose = true,
        MaxAutoPrepare = 40,
        AutoPrepareMinUsages = 2,
        IncludeErrorDetail = false,
        MaxPoolSize = 100,
    };

    private static async Task CreateDatabaseAsync(NpgsqlConnectionStringBuilder address, CancellationToken cancellation)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new() { Value = address.Database } },
        };
        if (await exists.ExecuteScalarAsync(cancellation) is null)
        {
            var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(address.Database!);
            await using var create = new NpgsqlCommand("create database " + quoted, connection);
            await create.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task WatchAsync()
    {
        await server.Ended;
        if (Volatile.Read(ref stopping) == 0)
        {
            logger.LogCritical(
                "PostgreSQL on {Data} has ended by itself; restart the host. Its log is in {Data}/log", Data, Data);
        }
    }
}
