using Marten;
using NpgsqlTypes;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Streams;

/// <summary>Writes what units of work hold into one session: the streams of all of them with one statement.</summary>
internal sealed class CommitContent(ReadModels readModels, WorkTable work)
{
    public void Write(IDocumentSession session, IReadOnlyList<UnitOfWork> units)
    {
        // In ordinal order, as every append locks them: two commits that share streams never wait for each other.
        var streams = units.SelectMany(unit => unit.Streams).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        if (streams.Count > 0)
        {
            session.QueueOperation(Append(session.TenantId, streams));
        }

        foreach (var (_, stream) in streams)
        {
            stream.WriteReadModels(readModels, session);
        }

        var bound = units.SelectMany(unit => unit.Bound.Select(record => (Record: record, unit.Now)))
            .OrderBy(pair => pair.Record.Scope, StringComparer.Ordinal)
            .ThenBy(pair => pair.Record.Key, StringComparer.Ordinal)
            .ToList();
        if (bound.Count > 0)
        {
            session.QueueOperation(Bind(bound));
        }

        work.QueueCompletions(session, [.. units.SelectMany(unit => unit.Completed).Order()]);
        work.QueueInserts(session, [.. units.SelectMany(unit => unit.EnqueuedRows.Select(row => (row, unit.Now)))]);
    }

    private static Statement Append(string tenant, List<KeyValuePair<string, IPendingStream>> streams)
    {
        var events = streams.SelectMany(pair => pair.Value.Events).ToList();
        return new Statement(
            "call workflow.wf_append(",
            ")",
            (tenant, NpgsqlDbType.Text),
            Texts(streams.Select(pair => pair.Key)),
            Numbers(streams.Select(pair => pair.Value.ReadAt)),
            Numbers(streams.Select(pair => pair.Value.Version)),
            Moments(streams.Select(pair => pair.Value.Events[^1].Link.At)),
            (events.Select(item => item.Link.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid),
            Texts(events.Select(item => item.Link.Stream)),
            Numbers(events.Select(item => item.Link.Version)),
            Texts(events.Select(item => item.Link.Type)),
            Texts(events.Select(item => item.DotNetType)),
            Documents(events.Select(item => item.Body)),
            Documents(events.Select(item => item.Headers)),
            Moments(events.Select(item => item.Link.At)),
            Texts(events.Select(item => item.Link.Correlation)),
            Texts(events.Select(item => item.Link.Causation)),
            Texts(events.Select(item => item.Link.Actor.Id)));
    }

    private static Statement Bind(List<(IdempotencyRecord Record, DateTimeOffset Now)> bound) => new(
        "insert into workflow.wf_idempotency (scope, key, request_hash, status, body, created_at) select * from unnest(",
        ")",
        Texts(bound.Select(item => item.Record.Scope)),
        Texts(bound.Select(item => item.Record.Key)),
        Texts(bound.Select(item => item.Record.RequestHash)),
        (bound.Select(item => item.Record.Status).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer),
        Texts(bound.Select(item => item.Record.Body)),
        Moments(bound.Select(item => item.Now)));

    private static (object, NpgsqlDbType) Texts(IEnumerable<string?> values) =>
        (values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    private static (object, NpgsqlDbType) Numbers(IEnumerable<long> values) =>
        (values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    private static (object, NpgsqlDbType) Moments(IEnumerable<DateTimeOffset> values) =>
        (values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);

    private static (object, NpgsqlDbType) Documents(IEnumerable<byte[]> values) =>
        (values.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Jsonb);
}
