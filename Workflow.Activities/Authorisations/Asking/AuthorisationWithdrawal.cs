using Workflow.Engine.Bookmarks;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Authorisations.Asking;

/// <summary>An authorisation that nobody waits for any more leaves the lists of those who are asked.</summary>
internal sealed class AuthorisationWithdrawal : IBookmarkWatch
{
    public string Kind => AskAuthorisation.BookmarkKind;

    public async Task WithdrawnAsync(IUnitOfWork unit, Bookmark bookmark, string? reason, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<AuthorisationState>(AuthorisationState.Stream(bookmark.Key), cancellation);
        if (AuthorisationDecisions.Cancel(found.State) is { Count: > 0 } decided)
        {
            unit.Append(found, decided);
        }
    }
}
