using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;

namespace Workflow.Benchmarks;

/// <summary>A kind of workflow that is run again and again.</summary>
internal abstract class Workload(BenchWorld world)
{
    /// <summary>Its name in the issue: <c>W1</c> …</summary>
    public abstract string Name { get; }

    /// <summary>What it does, in a few words.</summary>
    public abstract string Title { get; }

    protected BenchWorld World => world;

    /// <summary>Takes one workflow from its start to its end and checks what came of it.</summary>
    public abstract Task RunAsync(long number, CancellationToken cancellation);

    /// <summary>Checks what could not be checked without disturbing the measurement.</summary>
    public virtual Task CheckAsync(CancellationToken cancellation) => Task.CompletedTask;

    protected static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"A wrong result: {what}.");
        }
    }

    protected static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);

    protected async Task<InstanceState> StartAsync(string definition, object input, CancellationToken cancellation) =>
        (await world.Runner.StartAsync(
            BenchWorld.Origin, new StartRequest(definition, Json(input)), null, cancellation)).State;

    protected async Task<InstanceState> ResumeAsync(
        InstanceState waiting,
        Bookmark bookmark,
        JsonElement input,
        CancellationToken cancellation)
    {
        var report = await world.Runner.DeliverAsync(
            BenchWorld.Origin, waiting.Id, new ResumeBookmark(bookmark.Id, input), null, cancellation);
        Require(report.Moved && !report.State.Bookmarks.ContainsKey(bookmark.Id), "the resume moved nothing");
        return report.State;
    }
}
