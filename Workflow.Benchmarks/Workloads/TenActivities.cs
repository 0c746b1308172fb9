using Workflow.Engine.Instances;

namespace Workflow.Benchmarks.Workloads;

/// <summary>W1: ten trivial activities to the end, one of them with a JavaScript expression.</summary>
internal sealed class TenActivities(BenchWorld world) : Workload(world)
{
    public override string Name => "W1";

    public override string Title => "ten trivial activities to the end";

    public override async Task RunAsync(long number, CancellationToken cancellation)
    {
        var ended = await StartAsync("bench-w1", new { number }, cancellation);
        Require(
            ended.SubStatus == WorkflowSubStatus.Finished && ended.Output["Total"].GetInt64() == 42,
            "20 + 22 is 42 at the end");
    }
}
