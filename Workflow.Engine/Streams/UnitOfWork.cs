using System.Text.Json;
using JasperFx.Events;
using Marten;
using Npgsql;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Streams;

/// <summary>Collects changes and commits them in one transaction.</summary>
internal sealed class UnitOfWork(
    Origin origin,
    DateTimeOffset now,
    IDocumentSession session,
    EventNames names,
    ReadModels readModels,
    WorkTable work) : IUnitOfWork
{
    private readonly Dictionary<string, IPendingStream> streams = new(StringComparer.Ordinal);
    private readonly List<WorkRow> enqueued = [];
    private readonly List<Guid> completed = [];

    public Origin Origin { get; private set; } = origin;

    public void Correlate(string correlationId) => Origin = Origin with { CorrelationId = correlationId };

    public DateTimeOffset Now => now;

    public IDocumentSession Session => session;

    /// <summary>Called once the commit has succeeded, before anybody takes up the work that was committed with it.</summary>
    public Action? Committed { get; set; }

    public async Task<Loaded<TState>> LoadAsync<TState>(string streamId, CancellationToken cancellation)
        where TState : IFoldable<TState> =>
        streams.TryGetValue(streamId, out var pending)
            ? ((PendingStream<TState>)pending).Current
            : await StreamFolding.LoadAsync<TState>(session, streamId, cancellation);

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
        await session.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(Sql)
        {
            Parameters =
            {
                new() { Value = Origin.Tenant }, new() { Value = issuer },
                new() { Value = kind }, new() { Value = year },
            },
        };
        await using var row = await session.ExecuteReaderAsync(command, cancellation);
        await row.ReadAsync(cancellation);
        return row.GetInt64(0);
    }

    public IReadOnlyList<Guid> Enqueued => [.. enqueued.Select(row => row.Id)];

    public void Enqueue(WorkItem item) => enqueued.Add(work.Row(item, Origin, now));

    public void Bind(IdempotencyRecord record) =>
        session.QueueSqlCommand(
            """
            insert into workflow.wf_idempotency (scope, key, request_hash, status, body, created_at)
            values (?, ?, ?, ?, ?, ?)
            """,
            record.Scope,
            record.Key,
            record.RequestHash,
            record.Status,
            record.Body,
            now);

    /// <summary>Ends a piece of work with this commit; fails the commit when the lease has passed to another node.</summary>
    public void Complete(Guid workId) => completed.Add(workId);

    public async Task CommitAsync(CancellationToken cancellation)
    {
        // Streams in ordinal order: two units that share streams lock them in the same order.
        foreach (var (id, stream) in streams.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            session.Events.Append(id, stream.Version, stream.Events);
            stream.WriteReadModels(readModels, session);
        }

        completed.ForEach(id => work.QueueCompletion(session, id));
        enqueued.ForEach(row => work.QueueInsert(session, row, now));
        DecisionTime.Set(now);
        try
        {
            await session.SaveChangesAsync(cancellation);
        }
        catch (Exception failure) when (CommitFailure.Translate(failure) is { } translated)
        {
            throw translated;
        }

        Committed?.Invoke();
        work.Committed(enqueued);
    }

    public ValueTask DisposeAsync() => session.DisposeAsync();

    private IEvent Chain<TState>(Loaded<TState> stream, object body)
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
            JsonSerializer.SerializeToElement(body, body.GetType(), EngineJson.Options));
        return ChainedEventWriter.Wrap(body, link, stream.Hash);
    }
}
