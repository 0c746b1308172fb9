using System.Text.Json;
using Workflow.Activities.PublicNotices.Opening;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.PublicNotices.Ending;

/// <summary>期满: its last day is over and nobody has objected.</summary>
internal sealed class ExpirePublicNoticeHandler(IWorkflows workflows) : ICommandHandler
{
    public const string CommandKind = "public-notice.expire";

    public string Kind => CommandKind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<PublicNoticeState>(PublicNoticeState.Stream(command.Payload.GetString()!), cancellation);
        if (PublicNoticeDecisions.Expire(found.State) is { Count: > 0 } decided)
        {
            unit.Append(found, decided);
            workflows.Send(unit, found.State.Opened!.InstanceId, PublicNotice.End(found.State.Opened.BookmarkId, null));
        }

        return default;
    }
}

/// <summary>A notice that nobody waits for any more is shown no longer.</summary>
internal sealed class PublicNoticeWithdrawal : IBookmarkWatch
{
    public string Kind => PublicNotice.BookmarkKind;

    public async Task WithdrawnAsync(IUnitOfWork unit, Bookmark bookmark, string? reason, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<PublicNoticeState>(PublicNoticeState.Stream(bookmark.Key), cancellation);
        if (PublicNoticeDecisions.Cancel(found.State) is { Count: > 0 } decided)
        {
            unit.Append(found, decided);
        }
    }
}
