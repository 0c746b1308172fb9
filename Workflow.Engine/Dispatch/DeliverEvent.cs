using System.Text.Json;
using Marten;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>Delivers an event that came before anybody waited for it: it is kept for a day and tried again.</summary>
internal sealed class DeliverEvent : ICommandHandler
{
    public const string CommandKind = "engine.deliver-event";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public string Kind => CommandKind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var kept = command.Payload.Deserialize<KeptEvent>(EngineJson.Options)!;
        var waiting = await WaitingAsync(unit.Query, kept, cancellation);
        foreach (var instance in waiting)
        {
            unit.Enqueue(new StimulusWork(unit.Origin.Tenant, instance, new RaiseEvent(kept.Name, kept.Payload, kept.Until)));
        }

        if (waiting.Count == 0 && unit.Now < kept.Until)
        {
            Keep(unit, kept with { Pause = Min(kept.Pause * 2, Longest) });
        }

        return JsonSerializer.SerializeToElement(waiting.Count);
    }

    public static void Keep(IUnitOfWork unit, KeptEvent kept) => unit.Enqueue(new CommandWork(
        unit.Origin.Tenant,
        CommandKind,
        JsonSerializer.SerializeToElement(kept, EngineJson.Options),
        unit.Origin.CorrelationId,
        unit.Now + kept.Pause));

    /// <summary>
    /// Keeps an event that found its instance waiting for something else: when it was sent, the bookmark was there, and
    /// another event has used it meanwhile.
    /// </summary>
    public static void KeepWhenMissed(IUnitOfWork unit, InstanceState state, Stimulus stimulus)
    {
        if (stimulus is RaiseEvent { Until: { } until } missed && state.Status == WorkflowStatus.Running && unit.Now < until)
        {
            Keep(unit, new KeptEvent(missed.Name, missed.Payload, null, state.Id, until, TimeSpan.FromSeconds(1)));
        }
    }

    /// <summary>Instances that wait for the event now.</summary>
    public static async Task<IReadOnlyCollection<string>> WaitingAsync(
        IQuerySession session,
        KeptEvent kept,
        CancellationToken cancellation)
    {
        var query = session.Query<BookmarkRow>().Where(row => row.Kind == BookmarkKinds.Event && row.Key == kept.Name);
        query = kept.InstanceId is null ? query : query.Where(row => row.InstanceId == kept.InstanceId);
        query = kept.CorrelationId is null ? query : query.Where(row => row.CorrelationId == kept.CorrelationId);
        var instances = await query.Select(row => row.InstanceId).ToListAsync(cancellation);
        return [.. instances.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether an instance waits for the event.</summary>
    public static bool IsAwaitedBy(InstanceState state, KeptEvent kept) =>
        (kept.CorrelationId is null || kept.CorrelationId == state.CorrelationId)
        && state.Bookmarks.Values.Any(bookmark => bookmark.Kind == BookmarkKinds.Event && bookmark.Key == kept.Name);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

/// <summary>An event on its way.</summary>
internal sealed record KeptEvent(
    string Name,
    JsonElement? Payload,
    string? CorrelationId,
    string? InstanceId,
    DateTimeOffset Until,
    TimeSpan Pause);
