using Workflow.Activities.Calendars;
using Workflow.Activities.Tasks;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Supplementing;

/// <summary>
/// A supplement that no branch waits for is no longer asked of the applicant, with the burst that ended the branch: they
/// would amend, and nothing would come of it.
/// </summary>
internal sealed class SupplementWithdrawal(ICalendars calendars, Deadlines deadlines) : IBookmarkWatch
{
    public string Kind => RequestSupplement.BookmarkKind;

    public async Task WithdrawnAsync(IUnitOfWork unit, Bookmark bookmark, string? reason, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(bookmark.Key), cancellation);
        var before = found.State;
        var decided = Supplementation.Cancel(before, bookmark.Id, unit.Now, calendars.China);
        if (decided.Count == 0)
        {
            return;
        }

        var after = unit.Append(found, decided).State;
        if (before is { AcceptedAt: not null, ClockStoppedAt: { } stoppedAt })
        {
            await deadlines.MoveOnAsync(unit, after, stoppedAt, cancellation);
        }
    }
}
