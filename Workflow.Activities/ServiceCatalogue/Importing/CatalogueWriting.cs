using Workflow.Activities.ServiceCatalogue.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue.Importing;

/// <summary>Appends what an import decided, each stream at the version that was decided on.</summary>
internal static class CatalogueWriting
{
    /// <exception cref="ConcurrentChangeException">Somebody was first; decide again.</exception>
    public static async Task AppendAsync(
        this IUnitOfWork unit, ImportDecision decision, CatalogueSnapshot seen, CancellationToken cancellation)
    {
        foreach (var item in decision.Items)
        {
            await AppendAsync<ItemState>(
                unit, ItemState.Stream(item.Code), seen.Items.GetValueOrDefault(item.Code)?.Version ?? 0, item, cancellation);
        }

        foreach (var entry in decision.Entries)
        {
            await AppendAsync<EntryState>(
                unit, EntryState.Stream(entry.Code), seen.Entries.GetValueOrDefault(entry.Code)?.Version ?? 0, entry, cancellation);
        }
    }

    private static async Task AppendAsync<TState>(
        IUnitOfWork unit, string id, long seen, object revised, CancellationToken cancellation)
        where TState : IFoldable<TState>
    {
        var stream = await unit.LoadAsync<TState>(id, cancellation);
        if (stream.Version != seen)
        {
            throw new ConcurrentChangeException($"{id} has moved on from {seen} to {stream.Version}.");
        }

        unit.Append(stream, [revised]);
    }
}
