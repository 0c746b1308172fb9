using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Shouldly;
using Workflow.Tests.Ledger;
using Workflow.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Workflow.Tests.Restart;

/// <summary>
/// A host starts on a database full of waiting instances with overdue timers: all fire, each once. In the full size of
/// <c>./test --restart</c>, within ten seconds of readiness and in less than a gigabyte.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class When_a_full_house_restarts(ITestOutputHelper output)
{
    private const string FullVariable = "WORKFLOW_RESTART_FULL";
    private const double MostSeconds = 10;
    private const double MostMegabytes = 1024;

    [Fact]
    public async Task every_overdue_timer_fires_once_and_the_rest_goes_on_waiting()
    {
        var isFull = Environment.GetEnvironmentVariable(FullVariable) is { Length: > 0 };
        var (waiting, timers) = isFull ? (10_000, 1_000) : (1_000, 200);
        var evidence = RigOptions.EvidenceFolder("restart");
        using var log = new RigLog(evidence);
        using var folder = new TemporaryFolder();
        await using var database = await RigDatabase.StartAsync();
        await FullHouse.FillAsync(database.ConnectionString, FullHouse.Definitions(folder), waiting, timers);
        log.Write($"{waiting} instances wait for an event, {timers} timers are overdue");

        await using var host = new HostProcess(folder.At("data"), database.ConnectionString);
        await host.StartAsync();
        var ready = Stopwatch.StartNew();
        log.Write("ready");
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await Eventually.SeeAsync(
            () => CountAsync(source, "select count(*) from workflow.mt_doc_instancerow where data ->> 'status' = 'Finished'"),
            fired => fired == timers,
            TimeSpan.FromMinutes(2));
        var seconds = ready.Elapsed.TotalSeconds;
        var megabytes = PeakMegabytes(host.ProcessId!.Value);
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"waiting {waiting}, overdue {timers}, all fired {seconds:F1} s after readiness, peak resident memory {megabytes:F0} MB");
        output.WriteLine(figures);
        log.Write(figures);
        await File.WriteAllTextAsync(Path.Combine(evidence, "figures.txt"), figures + "\n");

        (await CountAsync(source, "select count(*) from workflow.mt_streams where id like 'workflow:%' and version = 2"))
            .ShouldBe(timers, "begun, over: each fired once");
        (await CountAsync(source, "select count(*) from workflow.wf_work where name <> 'engine.trigger-tick'"))
            .ShouldBe(0, "nothing is left but the next moments of the shipped schedules");
        (await CountAsync(source, "select count(*) from workflow.mt_doc_bookmarkrow")).ShouldBe(waiting);
        megabytes.ShouldBeLessThan(MostMegabytes);
        if (isFull)
        {
            seconds.ShouldBeLessThan(MostSeconds);
        }
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static double PeakMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
