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

    public async Task<Loaded<InstanceState>> LoadAsync(string tenant, string instanceId, CancellationToken cancellation)
    {
        var stream = StreamId(instanceId);
        if (remembered.TryGetValue<Loaded<InstanceState>>((tenant, stream), out var known))
        {
            return known!;
        }

        await using var session = store.QuerySession(tenant);
        return await StreamFolding.LoadAsync<InstanceState>(session, stream, cancellation);
    }

    public void Keep(string tenant, Loaded<InstanceState> stream) => remembered.Set(
        (tenant, stream.Id),
        stream,
        new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });

    public void Forget(string tenant, string streamId) => remembered.Remove((tenant, streamId));

    public void Dispose() => remembered.Dispose();
}
