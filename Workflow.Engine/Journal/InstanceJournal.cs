using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Journal;

/// <summary>
/// What an instance's history tells of its activities: the journal and one record for each execution. A fold of the
/// same events as <see cref="InstanceState"/>, but one that forgets nothing, so it grows with the history.
/// </summary>
public sealed record InstanceJournal : IFoldable<InstanceJournal>
{
    private static readonly ImmutableDictionary<string, JsonElement> NoValues = ImmutableDictionary<string, JsonElement>.Empty;

    /// <inheritdoc/>
    public static string StreamKind => InstanceState.StreamKind;

    /// <inheritdoc/>
    public static InstanceJournal Initial { get; } = new();

    /// <summary>The journal, oldest first.</summary>
    public ImmutableList<JournalEntry> Entries { get; init; } = [];

    /// <summary>Executions by id.</summary>
    public ImmutableDictionary<string, ExecutionRecord> ById { get; init; } = ImmutableDictionary<string, ExecutionRecord>.Empty;

    /// <summary>Ids of executions in the order in which they began.</summary>
    public ImmutableList<string> Order { get; init; } = [];

    /// <summary>Open bookmarks, effects and children, and which execution waits for them.</summary>
    public ImmutableDictionary<string, string> Waiting { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A fault ended the instance: what its branches wait for is kept for the day it is reopened.</summary>
    public bool IsParked { get; init; }

    /// <summary>Executions in the order in which they began.</summary>
    public IEnumerable<ExecutionRecord> Executions => Order.Select(id => ById[id]);

    /// <summary>The workflow's own execution; null before it has begun.</summary>
    public ExecutionRecord? Root => Executions.FirstOrDefault();

    /// <inheritdoc/>
    public InstanceJournal Apply(object @event, EventFacts facts)
    {
        if (WorkflowAdvanced.In(@event) is not { } advanced)
        {
            return this;
        }

        var journal = this;
        for (var position = 0; position < advanced.Facts.Length; position++)
        {
            journal = journal.Fold(advanced, position, facts.At);
        }

        return journal;
    }

    private InstanceJournal Fold(WorkflowAdvanced burst, int position, DateTimeOffset at) => burst.Facts[position] switch
    {
        ActivityStarted f => Start(f, at),
        ActivityCompleted f => Complete(f, at),
        ActivityCancelled f => End(f.ExecutionId, ExecutionStatus.Canceled, at).Note(f.ExecutionId, JournalEvents.Canceled, at),
        ActivityFaulted f => Fault(f, at),
        ActivityRetried f => Retry(f, at),
        WaitsParked => this with { IsParked = true },
        InstanceReopened => this with { IsParked = false },
        VariableSet f => Change(
            f.ScopeId, scope => scope with { Variables = scope.Variables.SetItem(f.VariableId, f.Value) }),
        LineWritten f => Change(f.ExecutionId, execution => execution with { Line = f.Text }),
        BookmarkCreated f => Wait(f.Bookmark.ExecutionId, f.Bookmark.Id, at, isBookmark: true),
        EffectRequested f => Wait(f.Effect.ExecutionId, f.Effect.Key, at),
        ChildRequested { Waits: true } f => Wait(f.ExecutionId, f.InstanceId, at),
        BookmarkBurned f => Unwait(f.BookmarkId, burst, position, at, isBookmark: true),
        EffectClosed f => Unwait(f.Key, burst, position, at),
        ChildClosed f => Unwait(f.InstanceId, burst, position, at),
        _ => this,
    };

    private InstanceJournal Start(ActivityStarted f, DateTimeOffset at)
    {
        var execution = new ExecutionRecord(f.ExecutionId, f.NodeId, f.ParentId, at, f.Inputs ?? NoValues)
        {
            Variables = f.Variables ?? NoValues,
        };
        return (this with
        {
            ById = ById.SetItem(execution.Id, execution),
            Order = Order.Add(execution.Id),
        }).Note(execution.Id, JournalEvents.Started, at);
    }

    private InstanceJournal Complete(ActivityCompleted f, DateTimeOffset at)
    {
        var outcomes = ById.TryGetValue(f.ExecutionId, out var before) && before.ParentId is not null ? f.Outcomes : null;
        return End(f.ExecutionId, ExecutionStatus.Completed, at)
            .Change(f.ExecutionId, execution => execution with { Outcomes = outcomes, Outputs = f.Outputs ?? NoValues })
            .Note(f.ExecutionId, JournalEvents.Completed, at, before?.Line, outcomes);
    }

    private InstanceJournal Fault(ActivityFaulted f, DateTimeOffset at) =>
        End(f.ExecutionId, ExecutionStatus.Faulted, at)
            .Change(f.ExecutionId, execution => execution with { Fault = new ExecutionFault(f.Code, f.Message, f.Detail) })
            .Note(f.ExecutionId, JournalEvents.Faulted, at, f.Message);

    private InstanceJournal Retry(ActivityRetried f, DateTimeOffset at) =>
        Change(f.ExecutionId, execution => execution with
        {
            Status = ExecutionStatus.Running,
            EndedAt = null,
            Fault = null,
            Inputs = f.Inputs ?? NoValues,
            Variables = f.Variables ?? NoValues,
        }).Note(f.ExecutionId, JournalEvents.Started, at);

    private InstanceJournal End(string executionId, ExecutionStatus status, DateTimeOffset at) =>
        Change(executionId, execution => execution with { Status = status, EndedAt = at });

    private InstanceJournal Wait(string executionId, string wait, DateTimeOffset at, bool isBookmark = false)
    {
        var waitedBefore = ById.TryGetValue(executionId, out var before) && !before.Waits.IsEmpty;
        var journal = Change(executionId, execution => execution with
        {
            Waits = execution.Waits.Add(wait),
            Bookmarks = execution.Bookmarks + (isBookmark ? 1 : 0),
        }) with
        {
            Waiting = Waiting.SetItem(wait, executionId),
        };
        return waitedBefore ? journal : journal.Note(executionId, JournalEvents.Suspended, at);
    }

    private InstanceJournal Unwait(
        string wait,
        WorkflowAdvanced burst,
        int position,
        DateTimeOffset at,
        bool isBookmark = false)
    {
        if (!Waiting.TryGetValue(wait, out var executionId))
        {
            return this;
        }

        var journal = Change(executionId, execution => execution with
        {
            Waits = execution.Waits.Remove(wait),
            Bookmarks = execution.Bookmarks - (isBookmark ? 1 : 0),
        }) with
        {
            Waiting = Waiting.Remove(wait),
        };
        return Arrived(burst, position, executionId)
            ? journal.Note(executionId, JournalEvents.Resumed, at)
            : journal;
    }

    /// <summary>Whether what was waited for came, rather than being withdrawn.</summary>
    private static bool Arrived(WorkflowAdvanced burst, int position, string executionId) => burst.Facts[position] switch
    {
        BookmarkBurned burned => burst.Stimulus switch
        {
            ResumeBookmark resume => resume.BookmarkId == burned.BookmarkId,
            RaiseEvent => !IsWithdrawn(burst, position, executionId),
            _ => false,
        },
        EffectClosed closed => burst.Stimulus switch
        {
            EffectAnswered answered => answered.Key == closed.Key,
            EffectFailed failed => failed.Key == closed.Key,
            _ => false,
        },
        ChildClosed closed => burst.Stimulus is ChildFinished finished && finished.ChildInstanceId == closed.InstanceId,
        _ => false,
    };

    /// <summary>Waits are withdrawn right before their execution is cancelled, or before the instance ends.</summary>
    private static bool IsWithdrawn(WorkflowAdvanced burst, int position, string executionId)
    {
        var next = burst.Facts.Skip(position + 1)
            .FirstOrDefault(fact => fact is not (BookmarkBurned or EffectClosed or CommandClosed or ChildClosed));
        return next is StatusChanged || (next is ActivityCancelled cancelled && cancelled.ExecutionId == executionId);
    }

    /// <summary>Whether an execution waits at a bookmark that can be resumed.</summary>
    public bool HasBookmarks(ExecutionRecord execution) => execution.Bookmarks > 0 && !IsParked;

    private InstanceJournal Note(
        string executionId,
        string name,
        DateTimeOffset at,
        string? message = null,
        ImmutableArray<string>? outcomes = null) =>
        this with { Entries = Entries.Add(new JournalEntry(Entries.Count + 1, executionId, name, at, message, outcomes)) };

    private InstanceJournal Change(string executionId, Func<ExecutionRecord, ExecutionRecord> change) =>
        ById.TryGetValue(executionId, out var execution)
            ? this with { ById = ById.SetItem(executionId, change(execution)) }
            : this;
}
