using Npgsql;
using Workflow.Engine.Batches;
using Workflow.Engine.DeadLetters;

namespace Workflow.Engine.Streams;

/// <summary>Says in the house's words why a commit failed.</summary>
internal static class CommitFailure
{
    private const string LeaseLost = "WF001";
    private const string NotDead = "WF002";
    private const string ItemSettled = "WF003";
    private const string StreamMoved = "WF004";

    /// <summary>PostgreSQL's <c>idle_in_transaction_session_timeout</c>.</summary>
    private const string StoodStill = "25P03";

    /// <summary>The exception to throw instead, or null when the failure is no usual one.</summary>
    public static Exception? Translate(Exception failure) => failure switch
    {
        AggregateException { InnerExceptions: [var only] } => Translate(only),

        // Whoever rolls back on a connection that has broken is told of the rollback, not of the break.
        ObjectDisposedException => new NpgsqlException("The connection broke during the commit.", new IOException(failure.Message, failure)),
        _ => Find(failure) switch
        {
            { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "wf_idempotency" } =>
                new DuplicateCommandException("The key was bound meanwhile.", failure),
            { SqlState: StreamMoved }
                or { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "mt_events" or "mt_streams" } =>
                new ConcurrentChangeException("The stream has moved on.", failure),
            { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } =>
                new ConcurrentChangeException("The database asks to try again.", failure),
            { SqlState: StoodStill } =>
                new ConcurrentChangeException("The node stood still too long inside its transaction; nothing of it was kept.", failure),
            { SqlState: NotDead } => new DeadLetterGoneException(failure),
            { SqlState: ItemSettled } => new BatchItemSettledException(failure),
            { SqlState: LeaseLost } => new LeaseLostException(failure),
            _ => null,
        },
    };

    /// <summary>
    /// Whether it is certain that nothing was committed: the server said so, or nothing was sent. When the connection
    /// breaks, nobody knows.
    /// </summary>
    public static bool IsRolledBack(Exception failure) => Find(failure) is { } said
        ? said.InvariantSeverity == "ERROR"
        : failure is not (NpgsqlException or IOException or OperationCanceledException or TimeoutException or ObjectDisposedException);

    private static PostgresException? Find(Exception? failure) =>
        failure is null or PostgresException ? failure as PostgresException : Find(failure.InnerException);
}

/// <summary>The work passed to another node meanwhile; what was decided here is void.</summary>
internal sealed class LeaseLostException(Exception inner) : Exception("The lease has passed to another node.", inner);
