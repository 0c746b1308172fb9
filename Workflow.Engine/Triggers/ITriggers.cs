using Marten;

namespace Workflow.Engine.Triggers;

/// <summary>Finds the triggers of published definitions.</summary>
public interface ITriggers
{
    /// <summary>All of a kind.</summary>
    Task<IReadOnlyList<TriggerRow>> FindAsync(string kind, CancellationToken cancellation);
}

/// <inheritdoc/>
internal sealed class StoredTriggers(IDocumentStore store) : ITriggers
{
    public async Task<IReadOnlyList<TriggerRow>> FindAsync(string kind, CancellationToken cancellation)
    {
        await using var session = store.QuerySession();
        return await session.Query<TriggerRow>().Where(row => row.Kind == kind).ToListAsync(cancellation);
    }
}
