using System.Text.Json;
using Marten;
using Workflow.Engine.Execution;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>Writes work rows in the transactions that ask for them.</summary>
internal sealed class WorkTable(EngineOptions options)
{
    private const string Insert =
        """
        insert into workflow.wf_work
            (id, tenant, kind, instance_id, name, key, payload, correlation_id, created_at, due_at,
             attempts, owner, lease_until)
        values (?, ?, ?, nullif(?, ''), nullif(?, ''), nullif(?, ''), ?::jsonb, ?, ?, ?,
             ?, nullif(?, ''), case when ? then clock_timestamp() + ? end)
        """;

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

    public void QueueInsert(IDocumentSession session, WorkRow row, DateTimeOffset now) => session.QueueSqlCommand(
        Insert,
        row.Id,
        row.Tenant,
        row.Kind,
        row.InstanceId ?? string.Empty,
        row.Name ?? string.Empty,
        row.Key ?? string.Empty,
        row.Payload.GetRawText(),
        row.CorrelationId,
        now,
        DecisionTime.Truncate(row.DueAt),
        row.Attempts,
        row.IsOwn ? options.Node : string.Empty,
        row.IsOwn,
        options.Lease);

    public void QueueCompletion(IDocumentSession session, Guid id) =>
        session.QueueSqlCommand("call workflow.wf_complete_work(?, ?)", id, options.Node);

    public void Committed(IReadOnlyList<WorkRow> rows)
    {
        foreach (var row in rows.Where(row => row.IsOwn))
        {
            receiver?.Offer(row);
        }
    }
}

/// <summary>Takes rows this node has just inserted as its own.</summary>
internal interface IWorkReceiver
{
    /// <summary>Whether it still takes work.</summary>
    bool IsAccepting { get; }

    /// <summary>Takes a row; never blocks and never fails: what cannot be kept is found again when its lease ends.</summary>
    void Offer(WorkRow row);
}
