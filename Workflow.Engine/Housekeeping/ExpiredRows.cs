using Npgsql;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Housekeeping;

/// <summary>
/// Deletes what nobody asks for any more, some at a time. Several nodes may do so at once: each passes over the rows that
/// another has in hand.
/// </summary>
internal sealed class ExpiredRows(
    NpgsqlDataSource database,
    EngineOptions options,
    TimeProvider clock,
    IEnumerable<IExpiringRows> others)
{
    private const int AtOnce = 5_000;

    private const string Batches =
        """
        with old as (
            select b.id from workflow.wf_batch b
            where b.created_at < $1
              and not exists (select from workflow.wf_batch_item i where i.batch = b.id and i.state = 'pending')
            limit $2 for update skip locked),
        items as (delete from workflow.wf_batch_item where batch in (select id from old))
        delete from workflow.wf_batch where id in (select id from old)
        """;

    private const string Replays =
        """
        with old as (
            select r.id from workflow.wf_replay r
            where r.created_at < $1
              and not exists (select from workflow.wf_replay_item i where i.replay = r.id and i.report is null)
            limit $2 for update skip locked),
        items as (delete from workflow.wf_replay_item where replay in (select id from old))
        delete from workflow.wf_replay where id in (select id from old)
        """;

    private const string Keys =
        """
        delete from workflow.wf_idempotency where ctid = any (array(
            select ctid from workflow.wf_idempotency where created_at < $1 limit $2 for update skip locked))
        """;

    public async Task DeleteAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await DeleteAsync(Batches, now - options.Retention.Batches, cancellation);
        await DeleteAsync(Replays, now - options.Retention.Batches, cancellation);
        await DeleteAsync(Keys, now - options.Retention.IdempotencyKeys, cancellation);
        foreach (var rows in others)
        {
            await rows.DeleteAsync(cancellation);
        }
    }

    private async Task DeleteAsync(string sql, DateTimeOffset before, CancellationToken cancellation)
    {
        int deleted;
        do
        {
            await using var command = database.CreateCommand(sql);
            command.Parameters.Add(new() { Value = before });
            command.Parameters.Add(new() { Value = AtOnce });
            deleted = await command.ExecuteNonQueryAsync(cancellation);
        }
        while (deleted >= AtOnce);
    }
}
