using System.Diagnostics;
using Workflow.Engine.Instances;

namespace Workflow.Benchmarks.Workloads;

/// <summary>
/// From asking for a start to its acknowledgement, one at a time: the start is committed, durable and will be carried
/// out whatever happens. The instance then runs to its end, which is waited for outside the time.
/// </summary>
internal sealed class AcceptedStart(BenchWorld world, Endings endings)
{
    /// <summary>Median of the times.</summary>
    public async Task<TimeSpan> MeasureAsync(TimeSpan length, CancellationToken cancellation)
    {
        var times = new List<TimeSpan>();
        for (var begun = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(begun) < length;)
        {
            times.Add(await RunAsync(times.Count, cancellation));
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private async Task<TimeSpan> RunAsync(int number, CancellationToken cancellation)
    {
        var input = System.Text.Json.JsonSerializer.SerializeToElement(new { number });
        var asked = Stopwatch.GetTimestamp();
        await using var unit = await world.Units.BeginAsync(BenchWorld.Origin, cancellation);
        var instance = await world.Workflows.StartAsync(unit, new StartRequest("bench-w1", input), cancellation);
        await unit.CommitAsync(cancellation);
        var took = Stopwatch.GetElapsedTime(asked);
        await endings.AwaitAsync(instance, cancellation);
        return took;
    }
}
