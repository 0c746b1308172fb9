using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workflow.Host.EmbeddedPostgres;

namespace Workflow.Tests.Support;

/// <summary>The cluster behind every <see cref="PostgresFixture"/>; not durable, as nothing outlives it.</summary>
internal static class SharedCluster
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static EmbeddedCluster? cluster;
    private static TemporaryFolder? folder;
    private static int users;

    public static async Task<string> AcquireAsync()
    {
        await Gate.WaitAsync();
        try
        {
            folder ??= new TemporaryFolder();
            cluster ??= await EmbeddedCluster.StartAsync(
                new EmbeddedClusterOptions(folder.Path) { Durable = false, MaxConnections = 500 },
                NullLogger.Instance,
                CancellationToken.None);
            users++;
            return cluster.ConnectionString;
        }
        finally
        {
            Gate.Release();
        }
    }

    public static async Task ReleaseAsync()
    {
        await Gate.WaitAsync();
        try
        {
            if (--users > 0 || cluster is null)
            {
                return;
            }

            NpgsqlConnection.ClearAllPools();
            await cluster.DisposeAsync();
            cluster = null;
            folder?.Dispose();
            folder = null;
        }
        finally
        {
            Gate.Release();
        }
    }
}
