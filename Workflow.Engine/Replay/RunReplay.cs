using System.Collections.Concurrent;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Replay;

/// <summary>Replays some of the histories asked for, and then asks for itself again, so that a node may die in between.</summary>
internal sealed class RunReplay(
    NpgsqlDataSource database,
    RecordingReader recordings,
    IDefinitions definitions,
    IBurstRunner runner,
    IVault vault,
    EngineOptions options) : ICommandHandler
{
    public const string CommandKind = "engine.run-replay";

    private const int AtOnce = 200;

    /// <summary>Events read at a time: histories are held in memory whole, and one may be as long as two hundred others.</summary>
    private const int MostEvents = 20_000;

    public string Kind => CommandKind;

    public static CommandWork Work(string tenant, Guid replay, string correlation) =>
        new(tenant, CommandKind, JsonSerializer.SerializeToElement(new { replay }), correlation);

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var (tenant, id) = (unit.Origin.Tenant, command.Payload.GetProperty("replay").GetGuid());
        if (await PendingAsync(tenant, id, cancellation) is { Instances: [_, ..] } pending)
        {
            var graph = await definitions.GetVersionAsync(tenant, pending.VersionId, cancellation);
            var histories = await recordings.ReadAsync(tenant, pending.Instances, cancellation);
            var keyIds = histories.Values.SelectMany(history => history.State.Keys).Distinct(StringComparer.Ordinal).ToList();
            var keys = await vault.OpenAsync(tenant, keyIds, cancellation);
            var reports = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
            Parallel.ForEach(
                histories,
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                history => reports[history.Key] = JsonSerializer.Serialize(
                    Replay(new Replayer(runner, graph, keys, tenant, options.FlowchartMode), history.Value), EngineJson.Options));
            await StoreAsync(id, reports, cancellation);
            unit.Enqueue(Work(tenant, id, unit.Origin.CorrelationId));
        }

        return JsonSerializer.SerializeToElement(id);
    }

    /// <summary>A history that cannot be replayed says so in its report; it must not keep the others from theirs.</summary>
    private static ReplayReport Replay(Replayer replayer, Recording history)
    {
        try
        {
            return replayer.Run(history);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The type alone: a message may quote a personal value.
            return ReplayReport.Failed(history.State.SubStatus.ToString(), $"无法回放：{failure.GetType().Name}。");
        }
    }

    private async Task<(string VersionId, string[] Instances)?> PendingAsync(string tenant, Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select version_id, array(
                select instance_id from (
                    select i.instance_id, sum(s.version) over (order by i.instance_id) - s.version as before
                    from (select instance_id from workflow.wf_replay_item
                          where replay = r.id and report is null order by instance_id limit $3) i
                    join workflow.mt_streams s on s.tenant_id = r.tenant and s.id = $4 || i.instance_id) pending
                where before < $5 order by instance_id)
            from workflow.wf_replay r where id = $1 and tenant = $2
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = AtOnce });
        command.Parameters.Add(new() { Value = InstanceReader.StreamId(string.Empty) });
        command.Parameters.Add(new() { Value = MostEvents });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? (row.GetString(0), row.GetFieldValue<string[]>(1)) : null;
    }

    private async Task StoreAsync(Guid id, IReadOnlyDictionary<string, string> reports, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            update workflow.wf_replay_item i set report = done.report
            from unnest($2, $3) as done(instance_id, report)
            where i.replay = $1 and i.instance_id = done.instance_id
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = reports.Keys.ToArray() });
        command.Parameters.Add(new() { Value = reports.Values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
