using System.Text.Json;
using Npgsql;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Dispatch;

/// <summary>Takes up, holds, postpones and gives back work. Leases count in the server's time, due moments in ours.</summary>
internal sealed class WorkLeases(NpgsqlDataSource database, EngineOptions options)
{
    /// <summary>Claims due rows that nobody holds.</summary>
    public async Task<IReadOnlyList<WorkRow>> ClaimAsync(DateTimeOffset now, int most, CancellationToken cancellation)
    {
        const string Sql =
            """
            update workflow.wf_work set owner = $1, lease_until = clock_timestamp() + $2, attempts = attempts + 1
            where id in (
                select id from workflow.wf_work
                where dead_at is null and due_at <= $3 and (lease_until is null or lease_until < clock_timestamp())
                order by due_at limit $4 for update skip locked)
            returning id, kind, tenant, instance_id, name, key, payload, correlation_id, due_at, attempts
            """;
        await using var command = Command(Sql, options.Node, options.Lease, now, most);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var claimed = new List<WorkRow>();
        while (await row.ReadAsync(cancellation))
        {
            claimed.Add(Read(row));
        }

        return [.. claimed.OrderBy(work => work.DueAt).ThenBy(work => work.Id)];
    }

    /// <summary>Prolongs the leases of rows still being worked on.</summary>
    public Task RenewAsync(IReadOnlyCollection<Guid> held, CancellationToken cancellation) => ExecuteAsync(
        "update workflow.wf_work set lease_until = clock_timestamp() + $2 where owner = $1 and id = any($3)",
        cancellation,
        options.Node,
        options.Lease,
        held.ToArray());

    /// <summary>Puts work off until a later moment.</summary>
    public Task PostponeAsync(Guid id, DateTimeOffset dueAt, string reason, CancellationToken cancellation) => ExecuteAsync(
        """
        update workflow.wf_work set owner = null, lease_until = null, due_at = $3, last_error = $4
        where id = $2 and owner = $1
        """,
        cancellation,
        options.Node,
        id,
        DecisionTime.Truncate(dueAt),
        reason);

    /// <summary>Sets poison work aside: kept with its reason, blocking nobody.</summary>
    public Task BuryAsync(Guid id, DateTimeOffset now, string reason, CancellationToken cancellation) => ExecuteAsync(
        """
        update workflow.wf_work set owner = null, lease_until = null, dead_at = $3, last_error = $4
        where id = $2 and owner = $1
        """,
        cancellation,
        options.Node,
        id,
        DecisionTime.Truncate(now),
        reason);

    /// <summary>Ends work that turned out to be pointless.</summary>
    public Task DropAsync(Guid id, CancellationToken cancellation) => ExecuteAsync(
        "delete from workflow.wf_work where id = $2 and owner = $1", cancellation, options.Node, id);

    /// <summary>Gives back everything this node holds, so that others need not wait for the leases to run out.</summary>
    public Task ReleaseAsync(CancellationToken cancellation) => ExecuteAsync(
        "update workflow.wf_work set owner = null, lease_until = null where owner = $1", cancellation, options.Node);

    /// <summary>Takes over what a killed predecessor held; only for a process that is alone on its database.</summary>
    public Task TakeOverAsync(CancellationToken cancellation) => ExecuteAsync(
        "update workflow.wf_work set owner = null, lease_until = null where owner is not null and owner <> $1",
        cancellation,
        options.Node);

    private async Task ExecuteAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private static WorkRow Read(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.IsDBNull(4) ? null : row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        JsonDocument.Parse(row.GetString(6)).RootElement.Clone(),
        row.GetString(7),
        row.GetFieldValue<DateTimeOffset>(8),
        row.GetInt32(9),
        IsOwn: true);
}
