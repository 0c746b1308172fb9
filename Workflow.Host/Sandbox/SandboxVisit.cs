using System.Buffers.Binary;
using Npgsql;

namespace Workflow.Host.Sandbox;

/// <summary>One request on its way.</summary>
internal sealed class SandboxVisit(
    NpgsqlConnection connection, NpgsqlTransaction transaction, SandboxSecrets secrets, SandboxBell bell, string service, string key, int request)
    : ISandboxRegister, IAsyncDisposable
{
    private readonly SandboxBooks books = new(connection, transaction, secrets);
    private bool owesConfirmation;

    /// <summary>Which request of its key it is, from 1.</summary>
    internal int Request => request;

    /// <summary>The answer of the effect, if it took place before; null otherwise.</summary>
    /// <exception cref="KeyReusedException">The key came with another request before.</exception>
    internal async Task<string?> FindEffectAsync(string body, CancellationToken cancellation)
    {
        await using var command = Command("select request, answer from sandbox.effects where service = $1 and key = $2");
        await using var row = await command.ExecuteReaderAsync(cancellation);
        if (!await row.ReadAsync(cancellation))
        {
            return null;
        }

        return row.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(secrets.Hash("request", body))
            ? secrets.Decrypt(row.GetFieldValue<byte[]>(1))
            : throw new KeyReusedException();
    }

    /// <summary>The effect takes place, with the commit.</summary>
    internal async Task SaveEffectAsync(string body, string answer, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = Command(
            "insert into sandbox.effects (service, key, request, answer, at) values ($1, $2, $3, $4, $5)",
            secrets.Hash("request", body),
            secrets.Encrypt(answer),
            now);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Commits with the status answered.</summary>
    internal async Task EndAsync(int status, CancellationToken cancellation)
    {
        await using var command = Command("update sandbox.calls set status = $3 where service = $1 and key = $2", status);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        if (owesConfirmation)
        {
            bell.Ring();
        }
    }

    public async Task<bool> ClaimAsync(string kind, string number, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "insert into sandbox.numbers (hash) values ($1) on conflict do nothing", connection, transaction)
        {
            Parameters = { new() { Value = secrets.Hash(kind, number) } },
        };
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    public async Task<bool> IsKnownAsync(string kind, string number, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select exists (select from sandbox.numbers where hash = $1)", connection, transaction)
        {
            Parameters = { new() { Value = secrets.Hash(kind, number) } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public Task BookAsync(string account, string reference, decimal amount, DateOnly on, CancellationToken cancellation) =>
        books.BookAsync(account, reference, amount, on, cancellation);

    public Task<(decimal Sum, DateOnly? LastOut)> BookedAsync(string account, CancellationToken cancellation) =>
        books.SumAsync(account, cancellation);

    public Task<decimal?> FindBookingAsync(string account, string reference, CancellationToken cancellation) =>
        books.FindAsync(account, reference, cancellation);

    public Task ConfirmLaterAsync(string payment, string caseNumber, string? failure, CancellationToken cancellation)
    {
        owesConfirmation = true;
        return books.ConfirmLaterAsync(payment, caseNumber, failure, cancellation);
    }

    public long Number(string purpose, long limit) =>
        (long)(BinaryPrimitives.ReadUInt64BigEndian(secrets.Hash($"{service} {purpose}", key)) % (ulong)limit);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private NpgsqlCommand Command(string sql, params object[] rest)
    {
        var command = new NpgsqlCommand(sql, connection, transaction)
        {
            Parameters = { new() { Value = service }, new() { Value = key } },
        };
        foreach (var value in rest)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}

/// <summary>An idempotency key came again with another request.</summary>
internal sealed class KeyReusedException : Exception;
