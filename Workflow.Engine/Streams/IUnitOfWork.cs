using Marten;
using Workflow.Engine.Dispatch;

namespace Workflow.Engine.Streams;

/// <summary>
/// The one write path: everything a command or a burst changes is collected here and committed in one transaction,
/// each stream against the version it was read at.
/// </summary>
public interface IUnitOfWork : IAsyncDisposable
{
    /// <summary>Stamped on every event.</summary>
    Origin Origin { get; }

    /// <summary>
    /// Names what everything written from now on belongs to, where that is known only inside the unit, such as the
    /// number of a case being filed.
    /// </summary>
    void Correlate(string correlationId);

    /// <summary>The moment of the decision; one value for the whole unit (UTC, microseconds).</summary>
    DateTimeOffset Now { get; }

    /// <summary>The tenant's documents for reading; sees what the unit holds under a lock.</summary>
    IQuerySession Query { get; }

    /// <summary>
    /// The tenant's documents, for reads and writes that need a connection of their own, such as those under a lock. A
    /// unit whose session was used commits through it and by itself; others share transactions with units of the same
    /// tenant that come at the same time.
    /// </summary>
    IDocumentSession Session { get; }

    /// <summary>Writes a row that is no fold of a stream, with the commit.</summary>
    void Store<TRow>(TRow row)
        where TRow : notnull;

    /// <summary>Reads a stream and folds it; a missing stream gives version 0 and the initial state.</summary>
    Task<Loaded<TState>> LoadAsync<TState>(string streamId, CancellationToken cancellation)
        where TState : IFoldable<TState>;

    /// <summary>
    /// Appends to a stream read with <see cref="LoadAsync"/>; its read models are written with it.
    /// Gives the stream as it will be after the commit, so that further decisions of the same unit start from there.
    /// </summary>
    Loaded<TState> Append<TState>(Loaded<TState> stream, IReadOnlyCollection<object> events)
        where TState : IFoldable<TState>;

    /// <summary>The next number of a series, from a row locked until the commit, so that the series has no gaps.</summary>
    /// <param name="issuer">Issuing organisation or division.</param>
    /// <param name="kind">Kind of number, such as <c>case</c>.</param>
    /// <param name="year">Calendar year in Asia/Shanghai.</param>
    /// <param name="cancellation">Cancels the wait for the lock.</param>
    Task<long> NextNumberAsync(string issuer, string kind, int year, CancellationToken cancellation);

    /// <summary>Adds work that is durable once the unit is committed.</summary>
    void Enqueue(WorkItem item);

    /// <summary>Ids of the work added so far, for a caller that waits until it is done; see <see cref="IWorkProgress"/>.</summary>
    IReadOnlyList<Guid> Enqueued { get; }

    /// <summary>
    /// Binds an idempotency key to the answer given; see <see cref="IIdempotency"/>.
    /// A key that another transaction bound first makes the commit fail with <see cref="DuplicateCommandException"/>.
    /// </summary>
    void Bind(IdempotencyRecord record);

    /// <summary>Commits everything or nothing.</summary>
    /// <exception cref="ConcurrentChangeException">A stream has moved on; load again and decide again.</exception>
    Task CommitAsync(CancellationToken cancellation);
}

/// <summary>Opens units of work.</summary>
public interface IUnitOfWorkFactory
{
    /// <summary>Opens one for the origin's tenant.</summary>
    Task<IUnitOfWork> BeginAsync(Origin origin, CancellationToken cancellation);
}

/// <summary>A stream was changed between reading and committing.</summary>
public sealed class ConcurrentChangeException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An idempotency key was bound by another request meanwhile.</summary>
public sealed class DuplicateCommandException(string message, Exception? inner = null) : Exception(message, inner);
