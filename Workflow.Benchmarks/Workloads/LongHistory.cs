using System.Diagnostics;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;

namespace Workflow.Benchmarks.Workloads;

/// <summary>W4: one instance that waits many times; what one resume costs must not depend on how many went before.</summary>
internal sealed class LongHistory(BenchWorld world)
{
    private const int MostWaits = 1000;

    public static IReadOnlyList<int> Lengths { get; } = [10, 100, MostWaits];

    /// <summary>
    /// Milliseconds per resume for each length. Each round makes as many resumes with every length, in turn, so that
    /// the machine's moods meet all of them; the median of the rounds counts.
    /// </summary>
    public async Task<IReadOnlyList<WaitResult>> MeasureAsync(int rounds, CancellationToken cancellation)
    {
        await RunAsync(MostWaits, cancellation);
        var figures = Lengths.ToDictionary(length => length, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var length in Lengths)
            {
                var took = TimeSpan.Zero;
                for (var done = 0; done < MostWaits; done += length)
                {
                    took += await RunAsync(length, cancellation);
                }

                figures[length].Add(took.TotalMilliseconds / MostWaits);
            }
        }

        return [.. Lengths.Select(length => new WaitResult("W4", length, Median(figures[length])))];
    }

    /// <summary>Resumes one instance so often; the time of the resumes alone.</summary>
    private async Task<TimeSpan> RunAsync(int waits, CancellationToken cancellation)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToElement(new { Times = waits });
        var report = await world.Runner.StartAsync(
            BenchWorld.Origin, new StartRequest("bench-w4", input), null, cancellation);
        var started = Stopwatch.GetTimestamp();
        for (var wait = 1; wait <= waits; wait++)
        {
            var answer = System.Text.Json.JsonSerializer.SerializeToElement(wait);
            var bookmark = report.State.Bookmarks.Keys.Single();
            report = await world.Runner.DeliverAsync(
                BenchWorld.Origin, report.InstanceId, new ResumeBookmark(bookmark, answer), null, cancellation);
        }

        var took = Stopwatch.GetElapsedTime(started);
        return report.State is { SubStatus: WorkflowSubStatus.Finished } ended
            && ended.Output["Last"].GetInt32() == waits
            && report.Version == waits + 1
                ? took
                : throw new InvalidOperationException($"A wrong result: {waits} waits did not end as they should.");
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
