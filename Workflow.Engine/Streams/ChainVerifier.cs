using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Streams;

/// <summary>Proves from the database alone that no event was altered, added or removed.</summary>
public interface IChainVerifier
{
    /// <summary>Every break found, in stream order.</summary>
    IAsyncEnumerable<ChainBreak> VerifyAsync(CancellationToken cancellation);
}

/// <summary>A place where a stream's chain does not hold.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Stream">Stream id.</param>
/// <param name="Version">Version of the event that does not fit.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record ChainBreak(string Tenant, string Stream, long Version, string Reason);

/// <inheritdoc/>
internal sealed class ChainVerifier(NpgsqlDataSource database, SnapshotVerifier snapshots) : IChainVerifier
{
    // The store marks the places of appends that failed by tombstones in a stream of its own; they say nothing.
    private const string Sql =
        """
        select s.tenant_id, s.id, s.version, e.version, e.id, e.type, e.timestamp, e.correlation_id, e.causation_id,
               e.headers, e.data
        from workflow.mt_streams s
        left join workflow.mt_events e on e.tenant_id = s.tenant_id and e.stream_id = s.id
        where s.id <> 'mt_tombstone' or e.type <> 'tombstone'
        order by s.tenant_id, s.id, e.version
        """;

    public async IAsyncEnumerable<ChainBreak> VerifyAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var stream = new StreamCheck(string.Empty, string.Empty, 0);
        while (await row.ReadAsync(cancellation))
        {
            var next = new StreamCheck(row.GetString(0), row.GetString(1), row.GetInt64(2));
            if (!stream.IsSame(next))
            {
                if (stream.End() is { } ending)
                {
                    yield return ending;
                }

                stream = next;
            }

            if (!await row.IsDBNullAsync(3, cancellation) && stream.Next(Read(row), Headers(row)) is { } broken)
            {
                yield return broken;
            }
        }

        if (stream.End() is { } last)
        {
            yield return last;
        }

        await foreach (var stale in snapshots.VerifyAsync(cancellation))
        {
            yield return stale;
        }
    }

    private static JsonElement Headers(NpgsqlDataReader row) =>
        row.IsDBNull(9) ? default : JsonDocument.Parse(row.GetString(9)).RootElement.Clone();

    private static ChainedEvent Read(NpgsqlDataReader row)
    {
        var headers = Headers(row);
        return new ChainedEvent(
            row.GetString(1),
            row.GetInt64(3),
            row.GetGuid(4),
            row.GetString(5),
            row.GetFieldValue<DateTimeOffset>(6),
            new Actor(
                Text(headers, EventChain.ActorHeader),
                Text(headers, EventChain.RoleHeader),
                Text(headers, EventChain.OrganisationHeader),
                row.GetString(0)),
            row.IsDBNull(7) ? string.Empty : row.GetString(7),
            row.IsDBNull(8) ? null : row.GetString(8),
            JsonDocument.Parse(row.GetString(10)).RootElement.Clone());
    }

    private static string Text(JsonElement headers, string name) => StreamCheck.Text(headers, name);
}
