using Workflow.Engine.Instances;

namespace Workflow.Engine.Execution;

/// <content>What executions wait for, and how it is withdrawn.</content>
internal sealed partial class BurstRun
{
    /// <summary>Whether an execution waits for anything.</summary>
    public bool Waits(string executionId) =>
        HasPendingChildren(executionId)
        || BookmarksOf(executionId).Any()
        || State.Effects.Values.Any(effect => effect.ExecutionId == executionId)
        || State.Commands.Values.Any(command => command.ExecutionId == executionId)
        || State.Children.Values.Any(owner => owner == executionId);

    /// <summary>Withdraws whatever an execution waits for, children included.</summary>
    private void Withdraw(string executionId)
    {
        queue.Drop(executionId);
        CancelBelow(executionId);
        Close(BookmarksOf(executionId));
        Close(owner => owner == executionId);
    }

    /// <summary>An execution's bookmarks, by their names: of thousands that wait, not all are looked at for each.</summary>
    private IEnumerable<Bookmark> BookmarksOf(string executionId)
    {
        var waits = State.Executions.GetValueOrDefault(executionId)?.WaitCount ?? 0;
        return waits < State.Bookmarks.Count
            ? Enumerable.Range(1, waits)
                .Select(wait => State.Bookmarks.GetValueOrDefault(ActivityContext.BookmarkId(executionId, wait)))
                .OfType<Bookmark>()
            : State.Bookmarks.Values.Where(bookmark => bookmark.ExecutionId == executionId);
    }

    private void Close(IEnumerable<Bookmark> bookmarks)
    {
        foreach (var bookmark in Ordered(bookmarks))
        {
            Emit(new BookmarkBurned(bookmark.Id));
        }
    }

    private void Close(Func<string, bool> owned)
    {
        foreach (var effect in State.Effects.Values.Where(effect => owned(effect.ExecutionId)).OrderBy(effect => effect.Key, StringComparer.Ordinal).ToList())
        {
            Emit(new EffectClosed(effect.Key));
        }

        CloseCommands(owned);
        foreach (var (child, _) in State.Children.Where(child => owned(child.Value)).OrderBy(child => child.Key, StringComparer.Ordinal).ToList())
        {
            Emit(new ChildClosed(child));
        }
    }

    private void CloseCommands(Func<string, bool> owned)
    {
        foreach (var command in State.Commands.Values.Where(command => owned(command.ExecutionId)).OrderBy(command => command.Id, StringComparer.Ordinal).ToList())
        {
            Emit(new CommandClosed(command.Id, null, "Withdrawn"));
        }
    }

    private List<ActivityExecution> Children(string executionId) => children.Any(executionId)
        ? [.. State.Executions.Values.Where(execution => execution.ParentId == executionId).OrderBy(execution => Number(execution.Id))]
        : [];
}
