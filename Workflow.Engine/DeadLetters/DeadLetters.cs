using System.Text.Json;
using Npgsql;
using Workflow.Engine.Streams;

namespace Workflow.Engine.DeadLetters;

/// <inheritdoc/>
internal sealed class DeadLetters(NpgsqlDataSource database) : IDeadLetters
{
    private const string Columns =
        """
        select id, tenant, kind, name, instance_id, key, correlation_id, attempts, last_error, created_at, dead_at, payload
        from workflow.wf_work where dead_at is not null
        """;

    public async Task<DeadLetterPage> ListAsync(string? tenant, int skip, int take, CancellationToken cancellation)
    {
        const string OfTenant = " and ($1 = '' or tenant = $1)";
        await using var count = Command($"select count(*) from workflow.wf_work where dead_at is not null{OfTenant}", tenant ?? string.Empty);
        var total = (long)(await count.ExecuteScalarAsync(cancellation))!;
        await using var command = Command(
            $"{Columns}{OfTenant} order by dead_at, id offset $2 limit $3", tenant ?? string.Empty, skip, take);
        return new DeadLetterPage(await ReadAsync(command, cancellation), total);
    }

    public async Task<DeadLetter?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var command = Command($"{Columns} and id = $1", id);
        return (await ReadAsync(command, cancellation)).SingleOrDefault();
    }

    public async Task ReplayAsync(IUnitOfWork unit, DeadLetter letter, string reason, CancellationToken cancellation)
    {
        await DecideAsync(
            unit,
            letter,
            new DeadLetterReplayed(letter.Id, letter.Kind, letter.Name, letter.InstanceId, letter.Reason, reason),
            cancellation);
        unit.Session.QueueSqlCommand("call workflow.wf_revive_work(?, ?)", letter.Id, unit.Now);
    }

    public async Task DropAsync(IUnitOfWork unit, DeadLetter letter, string reason, CancellationToken cancellation)
    {
        await DecideAsync(
            unit,
            letter,
            new DeadLetterDropped(
                letter.Id, letter.Kind, letter.Name, letter.InstanceId, letter.Reason, letter.Payload, reason),
            cancellation);
        unit.Session.QueueSqlCommand("call workflow.wf_drop_work(?)", letter.Id);
    }

    private static async Task DecideAsync(IUnitOfWork unit, DeadLetter letter, object decided, CancellationToken cancellation)
    {
        var stream = await unit.LoadAsync<DeadLetterState>(DeadLetterState.Stream(letter.Id), cancellation);
        unit.Append(stream, [decided]);
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

    private static async Task<IReadOnlyList<DeadLetter>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new List<DeadLetter>();
        while (await row.ReadAsync(cancellation))
        {
            found.Add(new DeadLetter(
                row.GetGuid(0),
                row.GetString(1),
                row.GetString(2),
                Text(row, 3),
                Text(row, 4),
                Text(row, 5),
                row.GetString(6),
                row.GetInt32(7),
                Text(row, 8),
                row.GetFieldValue<DateTimeOffset>(9),
                row.GetFieldValue<DateTimeOffset>(10),
                JsonDocument.Parse(row.GetString(11)).RootElement.Clone()));
        }

        return found;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
