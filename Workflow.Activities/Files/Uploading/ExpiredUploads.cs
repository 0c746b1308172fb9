using Marten;
using Workflow.Engine.Housekeeping;

namespace Workflow.Activities.Files.Uploading;

/// <summary>Deletes the uploads that nothing claimed in their time, in every tenant.</summary>
internal sealed class ExpiredUploads(IDocumentStore store, TimeProvider clock) : IExpiringRows
{
    private const int AtOnce = 500;

    public async Task DeleteAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        string[] old;
        do
        {
            await using var session = store.LightweightSession();
            old = [.. await session.Query<FileRow>()
                .Where(row => row.AnyTenant() && row.KeptUntil <= now)
                .Take(AtOnce)
                .Select(row => row.Id)
                .ToListAsync(cancellation)];
            session.DeleteWhere<FileContent>(row => row.AnyTenant() && row.Id.IsOneOf(old));
            session.DeleteWhere<FileRow>(row => row.AnyTenant() && row.Id.IsOneOf(old));
            await session.SaveChangesAsync(cancellation);
        }
        while (old.Length == AtOnce);
    }
}
