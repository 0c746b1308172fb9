using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Workflow.Engine;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Host;
using Workflow.Host.EmbeddedPostgres;

namespace Workflow.Benchmarks;

/// <summary>
/// The whole host as it is delivered, in this process, on a durable cluster of its own that is thrown away afterwards.
/// What is measured calls its services directly.
/// </summary>
internal sealed class BenchWorld : IAsyncDisposable
{
    private readonly string folder;
    private readonly WebApplication host;

    private BenchWorld(string folder, EmbeddedCluster cluster, WebApplication host)
    {
        (this.folder, Cluster, this.host) = (folder, cluster, host);
        Runner = host.Services.GetRequiredService<IWorkflowRunner>();
        Workflows = host.Services.GetRequiredService<IWorkflows>();
        Units = host.Services.GetRequiredService<IUnitOfWorkFactory>();
        Database = host.Services.GetRequiredService<NpgsqlDataSource>();
    }

    /// <summary>Everything is done in one city, as by one clerk.</summary>
    public static Origin Origin { get; } = new(new Actor("bench", "clerk", "320100-bench", "320100"), "bench");

    public EmbeddedCluster Cluster { get; }

    public IWorkflowRunner Runner { get; }

    public IWorkflows Workflows { get; }

    public IUnitOfWorkFactory Units { get; }

    public NpgsqlDataSource Database { get; }

    /// <summary>Where the host listens.</summary>
    public Uri Address => new(host.Urls.First());

    /// <summary>A service of the host.</summary>
    public T Service<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Makes the cluster and starts the host on it.</summary>
    public static async Task<BenchWorld> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("workflow-bench-").FullName;
        EmbeddedCluster? cluster = null;
        try
        {
            var definitions = LayDefinitions(folder);
            cluster = await EmbeddedCluster.StartAsync(
                new EmbeddedClusterOptions(folder), NullLogger.Instance, cancellation);
            var builder = HostApplication.CreateBuilder(
            [
                "--environment", "Development", "--urls", "http://127.0.0.1:0", "--data", folder,
                "--definitions", definitions, "--Logging:LogLevel:Default", "Warning",
            ]);
            var host = HostApplication.Build(builder, new DatabaseHandle(cluster.ConnectionString, null));
            await host.Services.PrepareEngineAsync(cancellation);
            await host.StartAsync(cancellation);
            return new BenchWorld(folder, cluster, host);
        }
        catch
        {
            await (cluster?.DisposeAsync() ?? ValueTask.CompletedTask);
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Lets PostgreSQL learn what was filled in, as it would overnight.</summary>
    public async Task SettleAsync(CancellationToken cancellation)
    {
        await using var analyze = Database.CreateCommand("vacuum analyze");
        await analyze.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Whether every chain holds.</summary>
    public async Task<bool> VerifyAsync(CancellationToken cancellation) =>
        !await host.Services.GetRequiredService<IChainVerifier>().VerifyAsync(cancellation).AnyAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
        await Cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The repository's definitions with the bench's workflows beside them.</summary>
    private static string LayDefinitions(string folder)
    {
        var target = Path.Combine(folder, "definitions");
        Copy(Repository("definitions"), target);
        Copy(Path.Combine(AppContext.BaseDirectory, "Workflows"), Path.Combine(target, "bench"));
        return target;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Repository(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, name, "scenarios")))
            {
                return Path.Combine(at.FullName, name);
            }
        }

        throw new DirectoryNotFoundException($"There is no folder {name} above {AppContext.BaseDirectory}.");
    }
}
