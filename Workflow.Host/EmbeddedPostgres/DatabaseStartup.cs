using Workflow.Host.Composition;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>
/// Opens the host's database before its services are built:
/// <code>
/// await using var database = await DatabaseStartup.OpenAsync(builder.Configuration, logger, cancellation);
/// // … build and run the host with database.ConnectionString; the handle is disposed of last …
/// </code>
/// Configuration: <c>ConnectionStrings:Workflow</c> names a database and then none is started; otherwise
/// <c>Data</c> (default <c>.data</c> below the current folder) holds the embedded one, and <c>Postgres:Binaries</c> may
/// name the folder of the server programs. An <see cref="EmbeddedClusterException"/> is meant for the operator: print
/// its message and exit with a code other than 0.
/// </summary>
internal static class DatabaseStartup
{
    /// <summary>Opens the configured database or starts the embedded one.</summary>
    public static async Task<DatabaseHandle> OpenAsync(
        IConfiguration configuration, ILogger logger, CancellationToken cancellation)
    {
        if (configuration.GetConnectionString("Workflow") is { Length: > 0 } configured)
        {
            return new DatabaseHandle(configured, null);
        }

        var cluster = await EmbeddedCluster.StartAsync(Options(configuration), logger, cancellation);
        return new DatabaseHandle(cluster.ConnectionString, cluster);
    }

    /// <summary>Opens the database for a tool that only reads: beside a running host, or by itself when none runs.</summary>
    public static Task<DatabaseHandle> OpenForReadingAsync(
        IConfiguration configuration, ILogger logger, CancellationToken cancellation) =>
        configuration.GetConnectionString("Workflow") is not { Length: > 0 }
        && RunningCluster.Find(Options(configuration)) is { } running
            ? Task.FromResult(new DatabaseHandle(running, null))
            : OpenAsync(configuration, logger, cancellation);

    private static EmbeddedClusterOptions Options(IConfiguration configuration) => new(HostFolders.DataOf(configuration))
    {
        Binaries = configuration["Postgres:Binaries"],
    };
}
