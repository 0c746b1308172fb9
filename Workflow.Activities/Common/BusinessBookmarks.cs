using Workflow.Activities.Cases.Supplementing;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.Tasks.Creating;

namespace Workflow.Activities.Common;

/// <summary>
/// Bookmarks at which a business act waits. Only that act resumes them: whoever resumed them past it would leave a
/// clerk's task open, a case without its supplement, or a notice without its approval.
/// </summary>
public static class BusinessBookmarks
{
    /// <summary>Their kinds.</summary>
    public static IReadOnlySet<string> Kinds { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            UserTask.BookmarkKind, RequestSupplement.BookmarkKind, IssueNoticeActivity.BookmarkKind,
        };
}
