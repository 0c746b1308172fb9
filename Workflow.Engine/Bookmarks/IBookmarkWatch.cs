using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Bookmarks;

/// <summary>
/// Told of bookmarks of a kind that are withdrawn: the branch or instance that waited was cancelled, left or migrated
/// away. What it writes is committed with the burst that withdraws them, or not at all.
/// </summary>
public interface IBookmarkWatch
{
    /// <summary>The kind of bookmark.</summary>
    string Kind { get; }

    /// <summary>Called before the commit. A bookmark that was resumed meanwhile may be told of too; then nothing is left to do.</summary>
    /// <param name="unit">The burst's unit of work.</param>
    /// <param name="bookmark">What no longer waits.</param>
    /// <param name="reason">Why, in the words of whoever cancelled; null when the workflow itself went another way.</param>
    /// <param name="cancellation">Cancels.</param>
    Task WithdrawnAsync(IUnitOfWork unit, Bookmark bookmark, string? reason, CancellationToken cancellation);
}
