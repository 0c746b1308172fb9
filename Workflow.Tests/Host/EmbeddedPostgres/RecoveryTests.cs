using System.Diagnostics;
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
            ["-D", ServerCommand.DataPath, "-c", $"port={Ports.Free()}", "-c", "unix_socket_directories="];
        var orphan = Tool.Start(
            ServerCommand.For(binaries.Postgres, arguments, data, ServerAccount.ForThisProcess()));
        await Eventually.SeeAsync(() => Leftovers.Find(data), found => found.Contains(orphan.Id));
        return orphan;
    }
}
