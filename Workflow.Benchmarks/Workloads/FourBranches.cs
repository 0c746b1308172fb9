using Workflow.Engine.Instances;

namespace Workflow.Benchmarks.Workloads;

/// <summary>W3: four parallel branches that each wait once; they are resumed one after the other.</summary>
internal sealed class FourBranches(BenchWorld world) : Workload(world)
{
    public override string Name => "W3";

    public override string Title => "four parallel branches, each waits once";

    public override async Task RunAsync(long number, CancellationToken cancellation)
    {
        var state = await StartAsync("bench-w3", new { number }, cancellation);
        Require(state.Bookmarks.Count == 4, "four branches wait");
        foreach (var bookmark in state.Bookmarks.Values)
        {
            state = await ResumeAsync(state, bookmark, Json(number), cancellation);
        }

        Require(
            state.SubStatus == WorkflowSubStatus.Finished
            && state.Output.Count == 4
            && state.Output.Values.All(answer => answer.GetInt64() == number),
            "each branch's answer is an output");
    }
}
