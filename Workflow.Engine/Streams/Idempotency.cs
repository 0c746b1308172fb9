using Npgsql;

namespace Workflow.Engine.Streams;

/// <inheritdoc/>
internal sealed class Idempotency(NpgsqlDataSource database) : IIdempotency
{
    public async Task<IdempotencyRecord?> FindAsync(string scope, string key, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select request_hash, status, body from workflow.wf_idempotency where scope = $1 and key = $2");
        command.Parameters.Add(new() { Value = scope });
        command.Parameters.Add(new() { Value = key });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new IdempotencyRecord(scope, key, row.GetString(0), row.GetInt32(1), row.GetString(2))
            : null;
    }
}
