using System.Collections.Concurrent;
using System.Globalization;
using Workflow.Engine.Instances;

namespace Workflow.Benchmarks.Workloads;

/// <summary>W5: an effect through the sandbox, over real HTTP: start, durable intent, call, recorded answer, end.</summary>
internal sealed class OutsideCall(BenchWorld world, Endings endings) : Workload(world)
{
    private readonly ConcurrentQueue<(string Instance, long Number)> ended = new();

    public override string Name => "W5";

    public override string Title => "an effect through the sandbox over HTTP";

    public override async Task RunAsync(long number, CancellationToken cancellation)
    {
        var waiting = await StartAsync("bench-w5", new { caseNumber = Case(number) }, cancellation);
        Require(waiting.Effects.Count == 1, "the call is asked for");
        await endings.AwaitAsync(waiting.Id, cancellation);
        ended.Enqueue((waiting.Id, number));
    }

    public override async Task CheckAsync(CancellationToken cancellation)
    {
        while (ended.TryDequeue(out var one))
        {
            var view = await World.Workflows.FindAsync(BenchWorld.Origin.Tenant, one.Instance, null, cancellation);
            Require(
                view!.State.SubStatus == WorkflowSubStatus.Finished
                && view.State.Output["Filed"].GetProperty("caseNumber").GetString() == Case(one.Number),
                "the sandbox's answer names the case");
        }
    }

    private static string Case(long number) => string.Create(CultureInfo.InvariantCulture, $"bench-{number}");
}
