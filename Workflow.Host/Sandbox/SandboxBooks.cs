using Npgsql;

namespace Workflow.Host.Sandbox;

/// <summary>The accounts of the sandbox, in a call's own transaction.</summary>
internal sealed class SandboxBooks(NpgsqlConnection connection, NpgsqlTransaction transaction, SandboxSecrets secrets)
{
    internal async Task BookAsync(string account, string reference, decimal amount, DateOnly on, CancellationToken cancellation)
    {
        await using var command = Command(
            "insert into sandbox.bookings (account, reference, amount, booked_on) values ($1, $2, $3, $4)",
            secrets.Hash("account", account),
            reference,
            amount,
            on);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    internal async Task<(decimal Sum, DateOnly? LastOut)> SumAsync(string account, CancellationToken cancellation)
    {
        // An amount put back carries the number of the one that went out, so that the two are seen to belong together.
        await using var command = Command(
            """
            select coalesce(sum(amount), 0),
                   max(booked_on) filter (where amount < 0 and not exists (
                       select from sandbox.bookings back where back.account = $1 and back.reference = out.reference || '-R'))
            from sandbox.bookings out where account = $1
            """,
            secrets.Hash("account", account));
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.GetDecimal(0), await row.IsDBNullAsync(1, cancellation) ? null : row.GetFieldValue<DateOnly>(1));
    }

    internal async Task<decimal?> FindAsync(string account, string reference, CancellationToken cancellation)
    {
        await using var command = Command(
            "select amount from sandbox.bookings where account = $1 and reference = $2", secrets.Hash("account", account), reference);
        return (decimal?)await command.ExecuteScalarAsync(cancellation);
    }

    internal async Task ConfirmLaterAsync(string payment, string caseNumber, string? failure, CancellationToken cancellation)
    {
        await using var command = Command(
            "insert into sandbox.confirmations (payment, case_number, failure) values ($1, $2, $3)",
            payment,
            caseNumber,
            (object?)failure ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
