using Workflow.Engine.Instances;

namespace Workflow.Benchmarks.Workloads;

/// <summary>W2: start, wait on a bookmark, resume, end.</summary>
internal sealed class OneWait(BenchWorld world) : Workload(world)
{
    public override string Name => "W2";

    public override string Title => "start, wait on a bookmark, resume, end";

    public override async Task RunAsync(long number, CancellationToken cancellation)
    {
        var waiting = await StartAsync("bench-w2", new { number }, cancellation);
        Require(waiting.SubStatus == WorkflowSubStatus.Suspended, "it waits");
        var ended = await ResumeAsync(waiting, waiting.Bookmarks.Values.Single(), Json(number), cancellation);
        Require(
            ended.SubStatus == WorkflowSubStatus.Finished && ended.Output["Answer"].GetInt64() == number,
            "what was sent is the output");
    }
}
