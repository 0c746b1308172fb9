using Marten;
using Microsoft.Extensions.Caching.Memory;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Journal;

/// <summary>
/// Folds journals and remembers those read last, so that a page that is looked at again and again costs only the events
/// that came since.
/// </summary>
internal sealed class Journals(IDocumentStore store, IDefinitions definitions) : IJournals, IDisposable
{
    private const long MostRemembered = 500_000;
    private readonly MemoryCache remembered = new(new MemoryCacheOptions { SizeLimit = MostRemembered });

    public async Task<InstanceStory?> ReadAsync(string tenant, string instanceId, CancellationToken cancellation)
    {
        var stream = InstanceReader.StreamId(instanceId);
        var start = remembered.TryGetValue<Loaded<Told>>((tenant, stream), out var known)
            ? known!
            : new Loaded<Told>(stream, 0, string.Empty, Told.Initial);
        await using var session = store.QuerySession(tenant);
        var told = await StreamFolding.ContinueAsync(session, start, cancellation);
        if (!told.Exists)
        {
            return null;
        }

        if (told.Version > start.Version)
        {
            remembered.Set((tenant, stream), told, new MemoryCacheEntryOptions
            {
                Size = told.State.Journal.Entries.Count + 1,
                SlidingExpiration = TimeSpan.FromMinutes(5),
            });
        }

        var state = told.State.Instance;
        var graph = await definitions.GetVersionAsync(tenant, state.DefinitionVersionId, cancellation);
        return new InstanceStory(state, told.Version, told.State.Journal, graph);
    }

    public void Dispose() => remembered.Dispose();

    /// <summary>State and journal folded together, so that they are of one version.</summary>
    private sealed record Told(InstanceState Instance, InstanceJournal Journal) : IFoldable<Told>
    {
        public static string StreamKind => InstanceState.StreamKind;

        public static Told Initial { get; } = new(InstanceState.Initial, InstanceJournal.Initial);

        public Told Apply(object @event, EventFacts facts) =>
            new(Instance.Apply(@event, facts), Journal.Apply(@event, facts));
    }
}
