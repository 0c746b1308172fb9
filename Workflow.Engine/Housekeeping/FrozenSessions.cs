using Npgsql;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Housekeeping;

/// <summary>
/// Ends sessions of nodes that froze in the middle of a message: the server has executed its beginning, holds the locks,
/// and waits for the rest. Such a session is not idle, so that <see cref="SessionSettings"/> do not reach it.
/// </summary>
internal sealed class FrozenSessions(NpgsqlDataSource database, EngineOptions options)
{
    private const string Sql =
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and usename = current_user
          and application_name = current_setting('application_name')
          and state = 'active' and wait_event = 'ClientRead' and query_start < clock_timestamp() - $1
        """;

    /// <summary>Ends them; gives how many.</summary>
    public async Task<long> EndAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = options.Lease });
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
