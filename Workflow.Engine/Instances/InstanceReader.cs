using Marten;
using Microsoft.Extensions.Caching.Memory;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Instances;

/// <summary>
/// Loads instances, remembering those that moved last. What is remembered may be old when another node moved the
/// instance: the append's expected version finds out, and the burst is decided again.
/// </summary>
internal sealed class InstanceReader(IDocumentStore store) : IDisposable
{
    private readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = 4_096 });

    public static string StreamId(string instanceId) => $"{InstanceState.StreamKind}:{instanceId}";

    /// <summary>
    /// The stream of an instance to be. Not read first: if the id is taken, the append at version 1 fails, and that is
    /// the answer.
    /// </summary>
    public static Loaded<InstanceState> New(string instanceId) =>
        new(StreamId(instanceId), 0, string.Empty, InstanceState.Initial);

    /// <summary>The instance as remembered, or null. Good enough to act on, never to drop anything on.</summary>
    public Loaded<InstanceState>? Recall(string tenant, string instanceId) =>
        remembered.TryGetValue<Loaded<InstanceState>>((tenant, StreamId(instanceId)), out var known) ? known : null;

    /// <summary>The instance as it is stored.</summary>
    public async Task<Loaded<InstanceState>> LoadAsync(string tenant, string instanceId, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        return await StreamFolding.LoadAsync<InstanceState>(session, StreamId(instanceId), cancellation);
    }

    public void Keep(string tenant, Loaded<InstanceState> stream) => remembered.Set(
        (tenant, stream.Id),
        stream,
        new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });

    public void Forget(string tenant, string streamId) => remembered.Remove((tenant, streamId));

    public void Dispose() => remembered.Dispose();
}
