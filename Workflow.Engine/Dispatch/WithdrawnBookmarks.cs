using Workflow.Engine.Bookmarks;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>Tells those who watch bookmarks which of them a burst withdrew.</summary>
internal sealed class WithdrawnBookmarks(IEnumerable<IBookmarkWatch> watches)
{
    private readonly Dictionary<string, IBookmarkWatch> byKind = watches.ToDictionary(watch => watch.Kind, StringComparer.Ordinal);

    public async Task TellAsync(
        IUnitOfWork unit,
        InstanceState before,
        WorkflowAdvanced burst,
        CancellationToken cancellation)
    {
        if (byKind.Count == 0)
        {
            return;
        }

        var resumed = (burst.Stimulus as ResumeBookmark)?.BookmarkId;
        foreach (var burned in burst.Facts.OfType<BookmarkBurned>().Where(burned => burned.BookmarkId != resumed))
        {
            if (Find(before, burst, burned.BookmarkId) is { } bookmark && byKind.TryGetValue(bookmark.Kind, out var watch))
            {
                await watch.WithdrawnAsync(unit, bookmark, Reason(burst.Stimulus), cancellation);
            }
        }
    }

    private static Bookmark? Find(InstanceState before, WorkflowAdvanced burst, string id) =>
        before.Bookmarks.GetValueOrDefault(id)
        ?? before.Parked?.Bookmarks.GetValueOrDefault(id)
        ?? burst.Facts.OfType<BookmarkCreated>().FirstOrDefault(created => created.Bookmark.Id == id)?.Bookmark;

    private static string? Reason(Stimulus stimulus) => stimulus switch
    {
        Intervention intervention => intervention.Reason,
        Cancel cancel => cancel.Reason,
        _ => null,
    };
}
