using Workflow.Activities.Authorisations.Asking;
using Workflow.Activities.Cases.Supplementing;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.PublicNotices.Opening;
using Workflow.Activities.Tasks.Creating;

namespace Workflow.Activities.Common;

/// <summary>
/// Bookmarks at which a business act waits. Only that act resumes them: whoever resumed them past it would leave a
/// clerk's task open, a case without its supplement,
/// a notice without its approval, or data used without a person's authorisation.
/// </summary>
public static class BusinessBookmarks
{
    /// <summary>Their kinds.</summary>
    public static IReadOnlySet<string> Kinds { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            UserTask.BookmarkKind, RequestSupplement.BookmarkKind, IssueNoticeActivity.BookmarkKind,
            AskAuthorisation.BookmarkKind,
            PublicNotice.BookmarkKind,
        };
}
