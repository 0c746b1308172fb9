using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCatalogue;

/// <summary>The newest version of an entry.</summary>
internal sealed record ServiceEntryRow(string Id, EntryContent Content, long Version, DateTimeOffset RevisedAt);

/// <summary>The newest version of an item.</summary>
internal sealed record ServiceItemRow(string Id, ItemContent Content, long Version, DateTimeOffset RevisedAt);

/// <summary>Writes <see cref="ServiceEntryRow"/>.</summary>
internal sealed class ServiceEntryRows : IReadModel<EntryState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(ServiceEntryRow)];

    public void Write(IDocumentOperations operations, string streamId, EntryState before, EntryState after)
    {
        if (after.Revisions is [.., var newest])
        {
            operations.Store(new ServiceEntryRow(after.Code, newest.Content, newest.Version, newest.At));
        }
    }
}

/// <summary>Writes <see cref="ServiceItemRow"/>.</summary>
internal sealed class ServiceItemRows : IReadModel<ItemState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(ServiceItemRow)];

    public void Write(IDocumentOperations operations, string streamId, ItemState before, ItemState after)
    {
        if (after.Revisions is [.., var newest])
        {
            operations.Store(new ServiceItemRow(after.Code, newest.Content, newest.Version, newest.At));
        }
    }
}
