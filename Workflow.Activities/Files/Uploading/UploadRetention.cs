using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Files.Uploading;

/// <summary>Keeps uploads as long as the draft that names them.</summary>
internal static class UploadRetention
{
    /// <summary>Keeps some of an account's uploads until a moment, with the commit.</summary>
    public static async Task KeepUploadsAsync(
        this IUnitOfWork unit, string account, IReadOnlyCollection<string> ids, DateTimeOffset until, CancellationToken cancellation)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var (holder, named, now) = (Uploads.HolderOf(account), ids.ToArray(), unit.Now);
        var rows = await unit.Query.Query<FileRow>()
            .Where(row => row.Holder == holder && row.FileId.IsOneOf(named) && row.KeptUntil > now)
            .ToListAsync(cancellation);
        foreach (var row in rows)
        {
            unit.Store(row with { KeptUntil = until });
        }
    }
}
