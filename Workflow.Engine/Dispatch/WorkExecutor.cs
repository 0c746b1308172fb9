using Microsoft.Extensions.Logging;
using Workflow.Engine.Compensation;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>Does one piece of work and decides what a failure means for it.</summary>
internal sealed partial class WorkExecutor(
    WorkLeases leases,
    BurstExecutor bursts,
    CommandExecutor commands,
    InstanceReader instances,
    IEnumerable<IEffectHandler> handlers,
    TimeProvider clock,
    ILogger<WorkExecutor> log)
{
    /// <summary>After so many attempts a stimulus or command is poison.</summary>
    private const int MostAttempts = 12;

    /// <summary>After so many attempts (about a day and a half) an effect counts as failed.</summary>
    private const int MostEffectAttempts = 400;

    private readonly Dictionary<string, IEffectHandler> byKind = handlers.ToDictionary(handler => handler.Kind);

    /// <summary>Performs an effect; gives the stimulus for whoever waits, or null when that was all.</summary>
    public async Task<Stimulus?> PerformAsync(WorkRow row, CancellationToken stopping)
    {
        try
        {
            if (await IsAwaitedAsync(row, stopping))
            {
                return await SettleAsync(row, await CallAsync(row, stopping), stopping);
            }

            if (await FindAbandonedAsync(row, stopping) is not { } abandoned)
            {
                await leases.DropAsync(row.Id, stopping);
                return null;
            }

            // A call that was made before, and whose step names an undo, is made again under the same key: only the
            // other side knows whether there is anything to undo.
            return row.Attempts > 1 && abandoned.IsOwed
                ? await SettleAsync(row, await CallAsync(row, stopping), stopping)
                : new EffectFailed(row.Key!, EffectFailed.Withdrawn, "The step was cancelled before an answer came.");
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            await PostponeAsync(row, failure, MostEffectAttempts);
            return null;
        }
    }

    public async Task DeliverAsync(Delivery delivery, CancellationToken stopping)
    {
        try
        {
            await (delivery.Row.Kind == WorkRow.Command
                ? commands.ExecuteAsync(delivery.Row, stopping)
                : bursts.ExecuteAsync(delivery.Row, delivery.Stimulus, stopping));
        }
        catch (LeaseLostException)
        {
            // Another node has it now; what was decided here was not committed.
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            await PostponeAsync(delivery.Row, failure, MostAttempts);
        }
    }

    // What is remembered may be older than the effect: only what is stored can say that nobody awaits it.
    private async Task<bool> IsAwaitedAsync(WorkRow row, CancellationToken stopping) =>
        row.InstanceId is not { } instance
        || instances.Recall(row.Tenant, instance)?.State.Effects.ContainsKey(row.Key!) == true
        || (await instances.LoadAsync(row.Tenant, instance, stopping)).State.Effects.ContainsKey(row.Key!);

    private async Task<AbandonedEffect?> FindAbandonedAsync(WorkRow row, CancellationToken stopping) =>
        row.InstanceId is { } instance
            ? (await instances.LoadAsync(row.Tenant, instance, stopping)).State.Abandoned?.GetValueOrDefault(row.Key!)
            : null;

    private async Task<EffectOutcome> CallAsync(WorkRow row, CancellationToken stopping)
    {
        if (!byKind.TryGetValue(row.Name!, out var handler))
        {
            return new EffectOutcome.Refused("effect.unknown", $"No handler performs effects of kind {row.Name}.");
        }

        var effect = new EffectWork(row.Tenant, row.Name!, row.Key!, row.Payload, row.InstanceId, row.CorrelationId);
        try
        {
            return await handler.PerformAsync(effect, row.Attempts, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            LogEffect(row.Name!, row.Key!, row.Attempts, failure.GetType().Name);
            return new EffectOutcome.Unavailable(failure.GetType().Name);
        }
    }

    private async Task<Stimulus?> SettleAsync(WorkRow row, EffectOutcome outcome, CancellationToken stopping)
    {
        Stimulus? stimulus = outcome switch
        {
            EffectOutcome.Answered answered => new EffectAnswered(row.Key!, answered.Answer),
            EffectOutcome.Refused refused => new EffectFailed(row.Key!, refused.Code, refused.Message),
            EffectOutcome.Unavailable when row.Attempts >= MostEffectAttempts =>
                new EffectFailed(row.Key!, EffectFailed.Unavailable, "The other side could not be reached."),
            _ => null,
        };
        if (outcome is EffectOutcome.Unavailable unavailable && stimulus is null)
        {
            await leases.PostponeAsync(row.Id, Later(row.Attempts), unavailable.Message, stopping);
            return null;
        }

        if (row.InstanceId is not null)
        {
            return stimulus;
        }

        await leases.DropAsync(row.Id, stopping);
        return null;
    }

    private async Task PostponeAsync(WorkRow row, Exception failure, int mostAttempts)
    {
        // The type alone: a message may quote a personal value.
        var reason = failure.GetType().Name;
        LogFailure(row.Kind, row.InstanceId ?? row.Name ?? string.Empty, row.Attempts, reason, failure.StackTrace);
        await (row.Attempts >= mostAttempts
            ? leases.BuryAsync(row.Id, clock.GetUtcNow(), reason, CancellationToken.None)
            : leases.PostponeAsync(row.Id, Later(row.Attempts), reason, CancellationToken.None));
    }

    private DateTimeOffset Later(int attempts) =>
        clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(300, 0.5 * Math.Pow(2, Math.Min(attempts, 12) - 1)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Effect {Kind} {Key} failed at attempt {Attempt}: {Failure}.")]
    private partial void LogEffect(string kind, string key, int attempt, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Work {Kind} for {Subject} failed at attempt {Attempt}: {Failure}\n{Stack}")]
    private partial void LogFailure(string kind, string subject, int attempt, string failure, string? stack);
}
