using System.Collections.Immutable;

namespace Workflow.Engine.Journal;

/// <summary>One line of an instance's journal (流程日志): what happened to an activity execution, and when.</summary>
/// <param name="Sequence">Position in the journal, from 1.</param>
/// <param name="ExecutionId">Which execution.</param>
/// <param name="Event">What happened, one of <see cref="JournalEvents"/>.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Message">The line written, or why it faulted.</param>
/// <param name="Outcomes">Outcomes of a completion; null stands for <c>Done</c> alone.</param>
public sealed record JournalEntry(
    long Sequence,
    string ExecutionId,
    string Event,
    DateTimeOffset At,
    string? Message = null,
    ImmutableArray<string>? Outcomes = null);

/// <summary>Elsa's names of what happens to an activity.</summary>
public static class JournalEvents
{
    /// <summary>It began.</summary>
    public const string Started = "Started";

    /// <summary>It waits.</summary>
    public const string Suspended = "Suspended";

    /// <summary>What it waited for has come.</summary>
    public const string Resumed = "Resumed";

    /// <summary>It came to its end.</summary>
    public const string Completed = "Completed";

    /// <summary>It was cancelled.</summary>
    public const string Canceled = "Canceled";

    /// <summary>It faulted.</summary>
    public const string Faulted = "Faulted";
}
