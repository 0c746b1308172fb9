using Workflow.Activities.Common;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Workflows;

/// <summary>A notice that its workflow no longer waits to see issued is voided with the burst that went another way.</summary>
internal sealed class IssueWithdrawal : IBookmarkWatch
{
    private const string WentAnotherWay = "流程已转入其他环节，不再需要这份文书。";

    public string Kind => IssueNoticeActivity.BookmarkKind;

    public async Task WithdrawnAsync(IUnitOfWork unit, Bookmark bookmark, string? reason, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<NoticeState>(NoticeId.Stream(bookmark.Key), cancellation);
        if (found.Exists && NoticeWait.WayOn(found.State, NoticeWait.Issue) is null)
        {
            var why = new Remark(string.IsNullOrWhiteSpace(reason) ? WentAnotherWay : reason);
            unit.Append(found, NoticeDecisions.Void(found.State, why));
        }
    }
}
