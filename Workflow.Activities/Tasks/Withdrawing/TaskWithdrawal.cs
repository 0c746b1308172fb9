using Workflow.Activities.Tasks.Creating;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Withdrawing;

/// <summary>撤销待办: a task whose branch no longer waits for it leaves the inbox with the burst that ended the branch.</summary>
internal sealed class TaskWithdrawal : IBookmarkWatch
{
    private const string WentAnotherWay = "流程已转入其他环节，不再需要办理。";

    public string Kind => UserTask.BookmarkKind;

    public async Task WithdrawnAsync(IUnitOfWork unit, Bookmark bookmark, string? reason, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<TaskState>(TaskState.Stream(bookmark.Key), cancellation);
        var decided = TaskDecisions.Cancel(found.State, string.IsNullOrWhiteSpace(reason) ? WentAnotherWay : reason);
        if (decided.Count > 0)
        {
            unit.Append(found, decided);
        }
    }
}
