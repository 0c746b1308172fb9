using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Workflow.Host.EmbeddedPostgres;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Host.EmbeddedPostgres.EmbeddedClusterTests;

namespace Workflow.Tests.Host.EmbeddedPostgres;

public sealed class RecoveryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task a_killed_server_is_recovered_with_everything_committed()
    {
        await using (var first = await StartAsync(folder.At("data"), durable: true))
        {
            await ExecuteAsync(first, "create table kept as select 'committed' as word");
            Posix.Signal(first.ProcessId, Posix.Kill);
        }

        await using var second = await StartAsync(folder.At("data"), durable: true);
        (await ReadAsync(second, "select word from kept")).ShouldBe("committed");
    }

    [Fact]
    public async Task a_process_file_with_the_number_of_a_stranger_does_not_hinder()
    {
        string processFile;
        await using (var first = await StartAsync(folder.At("data")))
        {
            processFile = Path.Combine(first.Data, "postmaster.pid");
        }

        await File.WriteAllTextAsync(processFile, $"{Environment.ProcessId}\n/nowhere\n0\n5432\n\n\n\n\n");

        await using var second = await StartAsync(folder.At("data"));
        (await ReadAsync(second, "select 'here'")).ShouldBe("here");
    }

    [Fact]
    public async Task a_server_that_outlived_its_host_is_ended_and_its_data_are_found()
    {
        string data;
        await using (var first = await StartAsync(folder.At("data")))
        {
            data = first.Data;
            await ExecuteAsync(first, "create table kept as select 'adopted' as word");
        }

        using var orphan = await StartOrphanAsync(data);

        await using var second = await StartAsync(folder.At("data"));
        second.ProcessId.ShouldNotBe(orphan.Id);
        orphan.WaitForExit(TimeSpan.FromSeconds(10)).ShouldBeTrue();
        (await ReadAsync(second, "select word from kept")).ShouldBe("adopted");
    }

    private static async Task<Process> StartOrphanAsync(string data)
    {
        var binaries = await ServerBinaries.FindAsync(null, null, CancellationToken.None);
        string[] arguments =
            ["-D", ServerCommand.DataPath, "-c", $"port={FreePort()}", "-c", "unix_socket_directories="];
        var orphan = Tool.Start(
            ServerCommand.For(binaries.Postgres, arguments, data, ServerAccount.ForThisProcess()));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(30) && !Leftovers.Find(data).Contains(orphan.Id))
        {
            await Task.Delay(20);
        }

        Leftovers.Find(data).ShouldContain(orphan.Id);
        return orphan;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
