using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>Brings the server up on a free port.</summary>
internal static class ServerStart
{
    private const int Attempts = 5;

    /// <summary>Gives the server once it accepts connections. Recovery after a crash may take its time.</summary>
    public static async Task<(ServerProcess Server, int Port)> StartAsync(
        ClusterFolder folder,
        ServerBinaries binaries,
        ServerAccount? account,
        EmbeddedClusterOptions options,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = options.Port ?? FreePort();
            var command = ServerCommand.For(binaries.Postgres, Arguments(options, port), folder.Data, account);
            var server = await ServerProcess.StartAsync(command);
            if (await ReadyAsync(server, folder, cancellation))
            {
                return (server, port);
            }

            var why = server.Output + Environment.NewLine + LogTail(folder.Data);
            // Someone else may have taken the port in between.
            if (attempt == Attempts || !why.Contains("could not bind", StringComparison.Ordinal))
            {
                throw new EmbeddedClusterException($"PostgreSQL did not start on {folder.Data}:{Environment.NewLine}{why}");
            }
        }
    }

    private static IEnumerable<string> Arguments(EmbeddedClusterOptions options, int port)
    {
        var durable = options.Durable ? "on" : "off";
        string[] settings =
        [
            "listen_addresses=127.0.0.1",
            $"port={port}",
            "unix_socket_directories=",
            $"max_connections={options.MaxConnections}",
            $"shared_buffers={options.SharedBuffers}",
            $"fsync={durable}",
            $"synchronous_commit={durable}",
            $"full_page_writes={durable}",
            "max_wal_size=2GB",
            "max_locks_per_transaction=256",
            "jit=off",
            "timezone=UTC",
            "lc_messages=C",
            "logging_collector=on",
            "log_directory=log",
            "log_filename=postgresql-%a.log",
            "log_rotation_age=1d",
            "log_rotation_size=0",
            "log_truncate_on_rotation=on",
            "log_timezone=UTC",
            // Statements and details hold values that have no place in a log.
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
        ];
        return ["-D", ServerCommand.DataPath, .. settings.SelectMany(setting => new[] { "-c", setting })];
    }

    private static async Task<bool> ReadyAsync(
        ServerProcess server, ClusterFolder folder, CancellationToken cancellation)
    {
        try
        {
            while (!server.Ended.IsCompleted && !IsReady(server.Id, folder.ProcessFile))
            {
                await Task.WhenAny(server.Ended, Task.Delay(20, cancellation));
                cancellation.ThrowIfCancellationRequested();
            }

            return !server.Ended.IsCompleted;
        }
        catch (OperationCanceledException)
        {
            await server.StopAsync();
            throw;
        }
    }

    private static bool IsReady(int processId, string processFile)
    {
        try
        {
            var lines = File.ReadAllLines(processFile);
            return lines.Length >= 8
                && lines[0] == processId.ToString(CultureInfo.InvariantCulture)
                && lines[7].Trim() == "ready";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string LogTail(string data)
    {
        var folder = new DirectoryInfo(Path.Combine(data, "log"));
        var newest = folder.Exists ? folder.GetFiles().MaxBy(file => file.LastWriteTimeUtc) : null;
        return newest is null ? "" : string.Join(Environment.NewLine, File.ReadLines(newest.FullName).TakeLast(15));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
