using System.Text.Json;
using Npgsql;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Repair;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Batches;

/// <summary>
/// Deals with some instances of a batch, and then asks for itself again. Each instance's change and its mark in the batch
/// are one transaction, so that a node that dies loses and doubles nothing.
/// </summary>
internal sealed class RunBatch(NpgsqlDataSource database, IInterventions interventions) : ICommandHandler
{
    public const string CommandKind = "engine.run-batch";

    private const string Settle = "call workflow.wf_settle_batch_item(?, ?, ?, ?, ?)";
    private const int AtOnce = 20;

    public string Kind => CommandKind;

    public static CommandWork Work(string tenant, Guid batch, string correlation) =>
        new(tenant, CommandKind, JsonSerializer.SerializeToElement(new { batch }), correlation);

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var id = command.Payload.GetProperty("batch").GetGuid();
        if (await ReadAsync(unit.Origin.Tenant, id, cancellation) is { Pending: [_, ..] } batch)
        {
            foreach (var instance in batch.Pending)
            {
                await ApplyAsync(batch, id, instance, cancellation);
            }

            unit.Enqueue(Work(unit.Origin.Tenant, id, unit.Origin.CorrelationId));
        }

        return JsonSerializer.SerializeToElement(id);
    }

    private async Task ApplyAsync(Batch batch, Guid id, string instance, CancellationToken cancellation)
    {
        try
        {
            var report = await interventions.ApplyAsync(
                new Origin(batch.Actor, instance, $"batch:{id}"),
                instance,
                batch.Intervention,
                null,
                (unit, done) => unit.Session.QueueSqlCommand(Settle, id, instance, "done", string.Empty, done.Version),
                cancellation);
            if (!report.Moved)
            {
                await NoteAsync(id, instance, "refused", "该流程实例没有需要处置的内容。", cancellation);
            }
        }
        catch (BatchItemSettledException)
        {
            // Another node had taken over while this one was slow.
        }
        catch (ConcurrentChangeException)
        {
            // It moves too fast just now; it stays pending and comes again.
        }
        catch (RepairRefusedException refusal)
        {
            await NoteAsync(id, instance, "refused", refusal.Message, cancellation);
        }
        catch (Exception failure) when (failure is not NpgsqlException and not OperationCanceledException)
        {
            // The type alone: a message may quote a personal value.
            await NoteAsync(id, instance, "failed", failure.GetType().Name, cancellation);
        }
    }

    private async Task NoteAsync(Guid id, string instance, string state, string detail, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            update workflow.wf_batch_item set state = $3, detail = $4
            where batch = $1 and instance_id = $2 and state = 'pending'
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = instance });
        command.Parameters.Add(new() { Value = state });
        command.Parameters.Add(new() { Value = detail });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<Batch?> ReadAsync(string tenant, Guid id, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select stimulus, actor, role, organisation,
                array(select instance_id from workflow.wf_batch_item
                      where batch = b.id and state = 'pending' order by instance_id limit $3)
            from workflow.wf_batch b where id = $1 and tenant = $2
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = tenant });
        command.Parameters.Add(new() { Value = AtOnce });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation)
            ? new Batch(
                (Intervention)JsonSerializer.Deserialize<Stimulus>(row.GetString(0), EngineJson.Options)!,
                new Actor(row.GetString(1), row.GetString(2), row.GetString(3), tenant),
                row.GetFieldValue<string[]>(4))
            : null;
    }

    private sealed record Batch(Intervention Intervention, Actor Actor, IReadOnlyList<string> Pending);
}
