using Npgsql;

namespace Workflow.Engine.Instances;

/// <inheritdoc/>
internal sealed class InstanceVersions(NpgsqlDataSource database) : IInstanceVersions
{
    public async Task<IReadOnlyDictionary<string, long>> ReadAsync(
        string tenant,
        IReadOnlyCollection<string> instanceIds,
        CancellationToken cancellation)
    {
        var idByStream = instanceIds.Distinct(StringComparer.Ordinal).ToDictionary(InstanceReader.StreamId, StringComparer.Ordinal);
        await using var command = database.CreateCommand(
            "select id, version from workflow.mt_streams where tenant_id = $1 and id = any ($2)");
        command.Parameters.Add(new NpgsqlParameter { Value = tenant });
        command.Parameters.Add(new NpgsqlParameter { Value = idByStream.Keys.ToArray() });
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            found[idByStream[reader.GetString(0)]] = reader.GetInt64(1);
        }

        return found;
    }
}
