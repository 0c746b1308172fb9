using System.Text.Json;
using Marten;
using NpgsqlTypes;
using Workflow.Engine.Execution;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>Writes work rows in the transactions that ask for them.</summary>
internal sealed class WorkTable(EngineOptions options)
{
    private IWorkReceiver? receiver;

    /// <summary>From now on due rows are inserted as this node's own and handed over right after the commit.</summary>
    public void Receive(IWorkReceiver? next) => receiver = next;

    public WorkRow Row(WorkItem item, Origin origin, DateTimeOffset now)
    {
        var due = item.DueAt ?? now;
        var isOwn = due <= now && receiver is { IsAccepting: true };
        var blank = new WorkRow(
            Guid.CreateVersion7(now), string.Empty, item.Tenant, null, null, null, default, origin.CorrelationId,
            due, isOwn ? 1 : 0, isOwn);
        return item switch
        {
            StimulusWork stimulus => blank with
            {
                Kind = WorkRow.Stimulus,
                InstanceId = stimulus.InstanceId,
                Payload = JsonSerializer.SerializeToElement<Stimulus>(stimulus.Stimulus, EngineJson.Options),
            },
            EffectWork effect => blank with
            {
                Kind = WorkRow.Effect,
                InstanceId = effect.InstanceId,
                Name = effect.Kind,
                Key = effect.Key,
                Payload = effect.Request,
                CorrelationId = effect.CorrelationId,
            },
            CommandWork command => blank with
            {
                Kind = WorkRow.Command,
                Name = command.Kind,
                Payload = command.Payload,
                CorrelationId = command.CorrelationId,
            },
            _ => throw new NotSupportedException(item.GetType().Name),
        };
    }

    public void QueueInserts(IDocumentSession session, IReadOnlyList<(WorkRow Row, DateTimeOffset Now)> rows)
    {
        if (rows.Count > 0)
        {
            session.QueueOperation(new Statement(
                "call workflow.wf_enqueue(",
                ")",
                (options.Node, NpgsqlDbType.Text),
                (options.Lease, NpgsqlDbType.Interval),
                (rows.Select(item => item.Row.Id).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid),
                Texts(rows, row => row.Tenant),
                Texts(rows, row => row.Kind),
                Texts(rows, row => row.InstanceId),
                Texts(rows, row => row.Name),
                Texts(rows, row => row.Key),
                (rows.Select(item => item.Row.Payload.GetRawText()).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Jsonb),
                Texts(rows, row => row.CorrelationId),
                Moments(rows.Select(item => item.Now)),
                Moments(rows.Select(item => DecisionTime.Truncate(item.Row.DueAt))),
                (rows.Select(item => item.Row.Attempts).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer),
                (rows.Select(item => item.Row.IsOwn).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Boolean)));
        }
    }

    public void QueueCompletions(IDocumentSession session, Guid[] ids)
    {
        if (ids.Length > 0)
        {
            session.QueueOperation(new Statement(
                "call workflow.wf_complete(",
                ")",
                (ids, NpgsqlDbType.Array | NpgsqlDbType.Uuid),
                (options.Node, NpgsqlDbType.Text)));
        }
    }

    public void Committed(IReadOnlyList<WorkRow> rows)
    {
        foreach (var row in rows.Where(row => row.IsOwn))
        {
            receiver?.Offer(row);
        }
    }

    private static (object, NpgsqlDbType) Texts(
        IEnumerable<(WorkRow Row, DateTimeOffset Now)> rows,
        Func<WorkRow, string?> text) =>
        (rows.Select(item => text(item.Row)).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);

    private static (object, NpgsqlDbType) Moments(IEnumerable<DateTimeOffset> moments) =>
        (moments.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);
}

/// <summary>Takes rows this node has just inserted as its own.</summary>
internal interface IWorkReceiver
{
    /// <summary>Whether it still takes work.</summary>
    bool IsAccepting { get; }

    /// <summary>Takes a row; never blocks and never fails: what cannot be kept is found again when its lease ends.</summary>
    void Offer(WorkRow row);
}
