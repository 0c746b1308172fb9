using System.Collections.Concurrent;
using System.Diagnostics;
using Workflow.Benchmarks.Workloads;

namespace Workflow.Benchmarks;

/// <summary>Runs one workload at one concurrency, in slices between slices of the yardstick.</summary>
internal sealed class LoadRun(BenchWorld world, PgBench yardstick, BenchOptions options)
{
    /// <summary>Long enough for the runtime's last compilation.</summary>
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(6);

    private readonly CpuMeter cpu = new(world.Cluster.ProcessId);
    private readonly DiskMeter disk = new(world.Database);
    private long number;

    /// <summary>Lets the runtime compile what it needs and the pools fill.</summary>
    public async Task WarmAsync(Workload workload, CancellationToken cancellation)
    {
        await SliceAsync(workload, options.Concurrency.Max(), Warming, cancellation);
        await workload.CheckAsync(cancellation);
    }

    public async Task<LoadResult> MeasureAsync(Workload workload, int concurrency, CancellationToken cancellation)
    {
        var rates = new List<double> { await yardstick.RunAsync(concurrency, options.Slice, cancellation) };
        var (times, took) = (new List<TimeSpan>(), TimeSpan.Zero);
        var (engine, database, bytes) = (TimeSpan.Zero, TimeSpan.Zero, 0L);
        for (var slice = 0; slice < options.Slices; slice++)
        {
            var (diskBefore, before) = (await disk.ReadAsync(cancellation), cpu.Read());
            var done = await SliceAsync(workload, concurrency, options.Slice, cancellation);
            var (after, diskAfter) = (cpu.Read(), await disk.ReadAsync(cancellation));
            times.AddRange(done.Times);
            took += done.Took;
            engine += after.Engine - before.Engine;
            database += after.Database - before.Database;
            bytes += diskAfter - diskBefore;
            await workload.CheckAsync(cancellation);
            rates.Add(await yardstick.RunAsync(concurrency, options.Slice, cancellation));
        }

        times.Sort();
        return new LoadResult(
            workload.Name,
            workload.Title,
            concurrency,
            times.Count,
            times.Count / took.TotalSeconds,
            rates.Average(),
            times[times.Count / 2],
            times[Math.Min(times.Count - 1, times.Count * 99 / 100)],
            engine / times.Count,
            database / times.Count,
            (double)bytes / times.Count);
    }

    /// <summary>The time to a start's acknowledgement, between slices of the yardstick with one client.</summary>
    public async Task<StartResult> MeasureStartAsync(AcceptedStart start, CancellationToken cancellation)
    {
        await start.MeasureAsync(options.Slice, cancellation);
        var before = await yardstick.RunAsync(1, options.Slice, cancellation);
        var took = await start.MeasureAsync(options.Slice, cancellation);
        var after = await yardstick.RunAsync(1, options.Slice, cancellation);
        return new StartResult(took, (before + after) / 2);
    }

    /// <summary>As many workflows as fit; those under way at the end are waited for and count with their time.</summary>
    private async Task<(ConcurrentBag<TimeSpan> Times, TimeSpan Took)> SliceAsync(
        Workload workload,
        int concurrency,
        TimeSpan length,
        CancellationToken cancellation)
    {
        var times = new ConcurrentBag<TimeSpan>();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(LoopAsync, cancellation)));
        return (times, Stopwatch.GetElapsedTime(started));

        async Task LoopAsync()
        {
            do
            {
                var begun = Stopwatch.GetTimestamp();
                await workload.RunAsync(Interlocked.Increment(ref number), cancellation);
                times.Add(Stopwatch.GetElapsedTime(begun));
            }
            while (Stopwatch.GetElapsedTime(started) < length);
        }
    }
}
