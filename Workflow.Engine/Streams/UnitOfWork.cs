using Marten;
using Npgsql;
using Workflow.Engine.Dispatch;

namespace Workflow.Engine.Streams;

/// <summary>Collects changes and commits them in one transaction.</summary>
internal sealed class UnitOfWork(
    Origin origin,
    DateTimeOffset now,
    IDocumentStore store,
    EventNames names,
    Committer committer,
    WorkTable work) : IUnitOfWork
{
    private readonly Dictionary<string, IPendingStream> streams = new(StringComparer.Ordinal);
    private readonly List<Action<IDocumentOperations>> rows = [];
    private readonly List<IdempotencyRecord> bound = [];
    private readonly List<WorkRow> enqueued = [];
    private readonly List<Guid> completed = [];
    private IDocumentSession? session;
    private bool isAlone;

    public Origin Origin { get; private set; } = origin;

    public void Correlate(string correlationId) => Origin = Origin with { CorrelationId = correlationId };

    public DateTimeOffset Now => now;

    public IQuerySession Query => Reading;

    public IDocumentSession Session
    {
        get
        {
            isAlone = true;
            return Reading;
        }
    }

    /// <summary>What will be appended, by stream.</summary>
    public IReadOnlyDictionary<string, IPendingStream> Streams => streams;

    public IReadOnlyList<IdempotencyRecord> Bound => bound;

    public IReadOnlyList<WorkRow> EnqueuedRows => enqueued;

    /// <summary>Work that ends with the commit.</summary>
    public IReadOnlyList<Guid> Completed => completed;

    /// <summary>Called once the commit has succeeded, before anybody takes up the work that was committed with it.</summary>
    public Action? Committed { get; set; }

    private IDocumentSession Reading => session ??= store.LightweightSession(Origin.Tenant);

    public async Task<Loaded<TState>> LoadAsync<TState>(string streamId, CancellationToken cancellation)
        where TState : IFoldable<TState> =>
        streams.TryGetValue(streamId, out var pending)
            ? ((PendingStream<TState>)pending).Current
            : await StreamFolding.LoadAsync<TState>(Reading, streamId, cancellation);

    public Loaded<TState> Append<TState>(Loaded<TState> stream, IReadOnlyCollection<object> events)
        where TState : IFoldable<TState>
    {
        if (events.Count == 0)
        {
            return stream;
        }

        if (!streams.TryGetValue(stream.Id, out var known))
        {
            streams[stream.Id] = known = new PendingStream<TState>(stream);
        }

        var pending = (PendingStream<TState>)known;
        if (pending.Current.Version != stream.Version)
        {
            throw new InvalidOperationException($"{stream.Id} was already changed in this unit; load it again.");
        }

        foreach (var body in events)
        {
            pending.Add(body, Chain(pending.Current, body));
        }

        return pending.Current;
    }

    public async Task<long> NextNumberAsync(string issuer, string kind, int year, CancellationToken cancellation)
    {
        const string Sql =
            """
            insert into workflow.wf_number as n (tenant, issuer, kind, year, last) values ($1, $2, $3, $4, 1)
            on conflict (tenant, issuer, kind, year) do update set last = n.last + 1
            returning last
            """;
        await Session.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(Sql)
        {
            Parameters =
            {
                new() { Value = Origin.Tenant }, new() { Value = issuer },
                new() { Value = kind }, new() { Value = year },
            },
        };
        await using var row = await Session.ExecuteReaderAsync(command, cancellation);
        await row.ReadAsync(cancellation);
        return row.GetInt64(0);
    }

    public IReadOnlyList<Guid> Enqueued => [.. enqueued.Select(row => row.Id)];

    public void Enqueue(WorkItem item) => enqueued.Add(work.Row(item, Origin, now));

    public void Bind(IdempotencyRecord record) => bound.Add(record);

    public void Store<TRow>(TRow row)
        where TRow : notnull => rows.Add(operations => operations.Store(row));

    /// <summary>Ends a piece of work with this commit; fails the commit when the lease has passed to another node.</summary>
    public void Complete(Guid workId) => completed.Add(workId);

    public Task CommitAsync(CancellationToken cancellation)
    {
        if (!isAlone)
        {
            return committer.CommitAsync(this, cancellation);
        }

        WriteRows(Reading);
        return committer.CommitAloneAsync(this, Reading, cancellation);
    }

    /// <summary>Writes rows that are no folds of streams.</summary>
    public void WriteRows(IDocumentOperations operations) => rows.ForEach(write => write(operations));

    /// <summary>Tells of the commit, then gives the work that was committed to whoever takes it up.</summary>
    public void HandOver()
    {
        Committed?.Invoke();
        work.Committed(enqueued);
    }

    public ValueTask DisposeAsync() => session?.DisposeAsync() ?? ValueTask.CompletedTask;

    private PendingEvent Chain<TState>(Loaded<TState> stream, object body)
        where TState : IFoldable<TState>
    {
        var link = new ChainedEvent(
            stream.Id,
            stream.Version + 1,
            Guid.CreateVersion7(now),
            names.NameOf(body.GetType()),
            now,
            Origin.Actor,
            Origin.CorrelationId,
            Origin.CausationId,
            default);
        return PendingEvent.Of(body, link, names.DotNetTypeOf(body.GetType()), stream.Hash);
    }
}
