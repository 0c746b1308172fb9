using Marten;
using Workflow.Engine.Housekeeping;

namespace Workflow.Activities.Drafts;

/// <summary>Deletes the drafts whose time is over, in every tenant.</summary>
internal sealed class ExpiredDrafts(IDocumentStore store, TimeProvider clock) : IExpiringRows
{
    public async Task DeleteAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        session.DeleteWhere<DraftRow>(row => row.AnyTenant() && row.KeptUntil <= now);
        await session.SaveChangesAsync(cancellation);
    }
}
