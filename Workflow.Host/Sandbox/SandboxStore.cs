using Npgsql;

namespace Workflow.Host.Sandbox;

/// <summary>What the sandbox remembers, in its own schema: it outlives the host's death as an outside system would.</summary>
internal sealed class SandboxStore(NpgsqlDataSource database, SandboxSecrets secrets, SandboxBell bell)
{
    private const string Schema =
        """
        select pg_advisory_xact_lock(5756124719302);
        create schema if not exists sandbox;
        create table if not exists sandbox.calls (
            service text not null, key text not null, requests int not null, status int not null,
            first_at timestamptz not null, last_at timestamptz not null, primary key (service, key));
        create table if not exists sandbox.effects (
            service text not null, key text not null, request bytea not null, answer bytea not null,
            at timestamptz not null, primary key (service, key));
        create table if not exists sandbox.numbers (hash bytea primary key);
        create table if not exists sandbox.bookings (
            account bytea not null, reference text not null, amount numeric not null, booked_on date not null,
            primary key (account, reference));
        create table if not exists sandbox.confirmations (
            payment text primary key, case_number text not null, failure text, confirmed boolean not null default false);
        """;

    internal async Task CreateAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(Schema, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Begins a request: counts it, and holds its key until the end, so that requests of one key come one by one.</summary>
    internal async Task<SandboxVisit> BeginAsync(string service, string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var connection = await database.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var command = new NpgsqlCommand(
                """
                insert into sandbox.calls as c (service, key, requests, status, first_at, last_at) values ($1, $2, 1, 0, $3, $3)
                on conflict (service, key) do update set requests = c.requests + 1, last_at = excluded.last_at
                returning requests
                """,
                connection,
                transaction)
            {
                Parameters = { new() { Value = service }, new() { Value = key }, new() { Value = now } },
            };
            return new SandboxVisit(connection, transaction, secrets, bell, service, key, (int)(await command.ExecuteScalarAsync(cancellation))!);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The calls received.</summary>
    internal async Task<(IReadOnlyList<ReceivedCall> Items, long Total)> ListAsync(
        string? service, string? key, int skip, int? take, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select c.service, c.key, e.key is not null, c.requests, c.first_at, c.last_at, c.status, count(*) over ()
            from sandbox.calls c left join sandbox.effects e on e.service = c.service and e.key = c.key
            where ($1::text is null or c.service = $1) and ($2::text is null or c.key = $2)
            order by c.first_at, c.service, c.key offset $3 limit $4
            """);
        command.Parameters.Add(new() { Value = (object?)service ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)key ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = skip });
        command.Parameters.Add(new() { Value = (object?)take ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Integer });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var (items, total) = (new List<ReceivedCall>(), 0L);
        while (await row.ReadAsync(cancellation))
        {
            items.Add(new ReceivedCall(
                row.GetString(0), row.GetString(1), row.GetBoolean(2) ? 1 : 0, row.GetInt32(3),
                row.GetFieldValue<DateTimeOffset>(4), row.GetFieldValue<DateTimeOffset>(5), row.GetInt32(6)));
            total = row.GetInt64(7);
        }

        return (items, total);
    }
}
