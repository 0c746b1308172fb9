using Workflow.Engine.Bookmarks;

namespace Workflow.Activities.Cases.Changing;

/// <summary>Which cases' workflows wait to hear of a change of circumstances.</summary>
internal sealed class AwaitedChanges(IBookmarks bookmarks)
{
    /// <summary>The event a workflow waits for.</summary>
    public static string EventOf(string caseNumber) => $"case-change:{caseNumber}";

    /// <summary>Whether the case's workflow waits now.</summary>
    public async Task<bool> IsAwaitedAsync(string caseNumber, CancellationToken cancellation) =>
        (await bookmarks.FindAsync(BookmarkKinds.Event, [EventOf(caseNumber)], cancellation)).Count > 0;
}
