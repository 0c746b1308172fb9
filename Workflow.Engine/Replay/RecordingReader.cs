using System.Text.Json;
using Npgsql;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Replay;

/// <summary>Reads many histories in one query.</summary>
internal sealed class RecordingReader(NpgsqlDataSource database, EventNames names)
{
    private const string Sql =
        """
        select stream_id, version, timestamp, data, headers->>'hash', type from workflow.mt_events
        where tenant_id = $1 and stream_id = any($2) order by stream_id, version
        """;

    public async Task<IReadOnlyDictionary<string, Recording>> ReadAsync(
        string tenant,
        IReadOnlyCollection<string> instances,
        CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = instances.Select(InstanceReader.StreamId).ToArray() });
        var (burst, begun) = (names.NameOf(typeof(WorkflowAdvanced)), names.NameOf(typeof(WorkflowBegun)));
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<string, Recording>(StringComparer.Ordinal);
        var (accepted, at, hash, bursts) = ((WorkflowAccepted?)null, default(DateTimeOffset), string.Empty, new List<RecordedBurst>());
        while (await row.ReadAsync(cancellation))
        {
            var (stream, version, body) = (row.GetString(0), row.GetInt64(1), row.GetString(3));
            if (version == 1)
            {
                Keep();
                at = row.GetFieldValue<DateTimeOffset>(2);
                (accepted, bursts) = row.GetString(5) == begun
                    ? Begun(stream, at, body)
                    : (JsonSerializer.Deserialize<WorkflowAccepted>(body, EngineJson.Options)!, []);
            }
            else if (row.GetString(5) == burst)
            {
                bursts.Add(new RecordedBurst(
                    row.GetFieldValue<DateTimeOffset>(2),
                    BurstDecision.Seed(stream, version - 1, hash),
                    JsonSerializer.Deserialize<WorkflowAdvanced>(body, EngineJson.Options)!));
            }

            hash = row.GetString(4);
        }

        Keep();
        return found;

        void Keep()
        {
            if (accepted is not null)
            {
                found[accepted.InstanceId] = new Recording(accepted, at, [.. bursts]);
            }
        }
    }

    private static (WorkflowAccepted Accepted, List<RecordedBurst> Bursts) Begun(string stream, DateTimeOffset at, string body)
    {
        var begun = JsonSerializer.Deserialize<WorkflowBegun>(body, EngineJson.Options)!;
        return (begun.Accepted, [new RecordedBurst(at, BurstDecision.Seed(stream, 0, begun.Salt), begun.Burst)]);
    }
}
