using System.Text.Json;
using Npgsql;
using Workflow.Engine.Execution;
using Workflow.Engine.Repair;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Batches;

/// <inheritdoc/>
internal sealed class Batches(NpgsqlDataSource database) : IBatches
{
    private const string Insert =
        """
        insert into workflow.wf_batch (id, tenant, stimulus, reason, actor, role, organisation, created_at)
        values (?, ?, ?::jsonb, ?, ?, ?, ?, ?)
        """;

    public Guid Create(IUnitOfWork unit, InstanceQuery query, Intervention intervention)
    {
        var id = Guid.CreateVersion7(unit.Now);
        var (tenant, actor) = (unit.Origin.Tenant, unit.Origin.Actor);
        unit.Session.QueueSqlCommand(
            Insert,
            id,
            tenant,
            JsonSerializer.Serialize<Stimulus>(intervention, EngineJson.Options),
            intervention.Reason,
            actor.Id,
            actor.Role,
            actor.Organisation,
            unit.Now);
        InstanceSelection.Queue(unit, "wf_batch_item (batch, instance_id)", id, query);
        unit.Enqueue(RunBatch.Work(tenant, id, unit.Origin.CorrelationId));
        return id;
    }

    public async Task<BatchProgress?> FindAsync(string? tenant, Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select b.tenant, b.reason, b.actor, b.created_at, count(i.*),
                count(i.*) filter (where i.state = 'done'),
                count(i.*) filter (where i.state = 'refused'),
                count(i.*) filter (where i.state = 'failed')
            from workflow.wf_batch b left join workflow.wf_batch_item i on i.batch = b.id
            where b.id = $1 and ($2 = '' or b.tenant = $2) group by b.id
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = tenant ?? string.Empty });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new BatchProgress(
                id,
                row.GetString(0),
                row.GetString(1),
                row.GetString(2),
                row.GetFieldValue<DateTimeOffset>(3),
                row.GetInt64(4),
                row.GetInt64(5),
                row.GetInt64(6),
                row.GetInt64(7))
            : null;
    }

    public async Task<IReadOnlyList<BatchItem>> ItemsAsync(
        Guid id,
        string? state,
        int skip,
        int take,
        CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select instance_id, state, detail, version from workflow.wf_batch_item
            where batch = $1 and ($2 = '' or state = $2) order by instance_id offset $3 limit $4
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = state ?? string.Empty });
        command.Parameters.Add(new() { Value = skip });
        command.Parameters.Add(new() { Value = take });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var items = new List<BatchItem>();
        while (await row.ReadAsync(cancellation))
        {
            items.Add(new BatchItem(
                row.GetString(0),
                row.GetString(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetInt64(3)));
        }

        return items;
    }
}
