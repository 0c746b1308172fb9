namespace Workflow.Engine.Housekeeping;

/// <summary>How long rows are kept that are no part of any history. Streams are never deleted.</summary>
/// <param name="Batches">Batches and replays with their items, once all of these are dealt with; counted from when they were asked for.</param>
/// <param name="IdempotencyKeys">Answers under idempotency keys; a command repeated later than that is a new one.</param>
public sealed record Retention(TimeSpan Batches, TimeSpan IdempotencyKeys)
{
    /// <summary>Thirty days each.</summary>
    public static Retention Default { get; } = new(TimeSpan.FromDays(30), TimeSpan.FromDays(30));
}
