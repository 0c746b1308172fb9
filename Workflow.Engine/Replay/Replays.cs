using System.Text.Json;
using Npgsql;
using Workflow.Engine.Batches;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Replay;

/// <inheritdoc/>
internal sealed class Replays(NpgsqlDataSource database) : IReplays
{
    public Guid Create(IUnitOfWork unit, InstanceQuery query, string versionId)
    {
        var id = Guid.CreateVersion7(unit.Now);
        unit.Session.QueueSqlCommand(
            "insert into workflow.wf_replay (id, tenant, version_id, created_at) values (?, ?, ?, ?)",
            id,
            unit.Origin.Tenant,
            versionId,
            unit.Now);
        InstanceSelection.Queue(unit, "wf_replay_item (replay, instance_id)", id, query);
        unit.Enqueue(RunReplay.Work(unit.Origin.Tenant, id, unit.Origin.CorrelationId));
        return id;
    }

    public async Task<ReplayProgress?> FindAsync(string? tenant, Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select r.tenant, r.version_id, r.created_at, count(i.*), count(i.report),
                count(*) filter (where i.report->>'differs' = 'false'),
                count(*) filter (where i.report->>'pathDiffers' = 'true'),
                count(*) filter (where i.report->>'outcomeDiffers' = 'true'),
                count(*) filter (where i.report->>'timingDiffers' = 'true')
            from workflow.wf_replay r left join workflow.wf_replay_item i on i.replay = r.id
            where r.id = $1 and ($2 = '' or r.tenant = $2) group by r.id
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = tenant ?? string.Empty });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new ReplayProgress(
                id,
                row.GetString(0),
                row.GetString(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetInt64(3),
                row.GetInt64(4),
                row.GetInt64(5),
                row.GetInt64(6),
                row.GetInt64(7),
                row.GetInt64(8))
            : null;
    }

    public async Task<IReadOnlyList<ReplayItem>> ItemsAsync(
        Guid id,
        bool? differs,
        int skip,
        int take,
        CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select instance_id, report from workflow.wf_replay_item
            where replay = $1 and ($2 = '' or report->>'differs' = $2) order by instance_id offset $3 limit $4
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = differs switch { true => "true", false => "false", null => string.Empty } });
        command.Parameters.Add(new() { Value = skip });
        command.Parameters.Add(new() { Value = take });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var items = new List<ReplayItem>();
        while (await row.ReadAsync(cancellation))
        {
            items.Add(new ReplayItem(
                row.GetString(0),
                row.IsDBNull(1) ? null : JsonSerializer.Deserialize<ReplayReport>(row.GetString(1), EngineJson.Options)));
        }

        return items;
    }
}
