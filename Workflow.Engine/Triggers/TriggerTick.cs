using System.Text.Json;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Triggers;

/// <summary>
/// An occurrence of a scheduled trigger: asks for its instance and for the next occurrence, in the transaction that ends
/// this one. So every run of ticks has exactly one row in the work table, whichever node takes it. The instance is
/// started by work of its own: one that cannot be started is set aside and stops no clock.
/// </summary>
internal sealed class TriggerTick : ICommandHandler
{
    public const string CommandKind = "engine.trigger-tick";

    public string Kind => CommandKind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var tick = command.Payload.Deserialize<Tick>(EngineJson.Options)!;
        var trigger = await unit.Query.LoadAsync<TriggerRow>(tick.TriggerId, cancellation);
        if (trigger is not { Schedule: { } schedule } || trigger.Run != tick.Run)
        {
            return default;
        }

        StartByTrigger.Ask(unit, trigger, tick.At);
        Ask(unit, trigger, schedule.Next(unit.Now));
        return default;
    }

    /// <summary>Asks for the first occurrence.</summary>
    public static void Begin(IUnitOfWork unit, TriggerRow trigger) => Ask(unit, trigger, trigger.Schedule!.First(unit.Now));

    private static void Ask(IUnitOfWork unit, TriggerRow trigger, DateTimeOffset? at)
    {
        if (at is { } due)
        {
            var tick = new Tick(trigger.Id, trigger.Run!.Value, due);
            unit.Enqueue(new CommandWork(
                trigger.Tenant,
                CommandKind,
                JsonSerializer.SerializeToElement(tick, EngineJson.Options),
                trigger.DefinitionId,
                due));
        }
    }

    private sealed record Tick(string TriggerId, Guid Run, DateTimeOffset At);
}
