using System.Collections.Immutable;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Repair;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;

namespace Workflow.Engine.Dispatch;

/// <summary>Turns what a burst decided into durable work, in the burst's own transaction.</summary>
internal sealed class BurstConsequences(Workflows workflows)
{
    public async Task AddAsync(
        IUnitOfWork unit,
        InstanceState state,
        ImmutableArray<Fact> facts,
        CancellationToken cancellation)
    {
        foreach (var fact in facts)
        {
            await AddAsync(unit, state, fact, cancellation);
        }

        if (ParentLink.Report(state, facts) is { } report)
        {
            workflows.Send(unit, state.Parent!.InstanceId, report);
        }
    }

    private static void Ask(IUnitOfWork unit, InstanceState state, PendingEffect effect) => unit.Enqueue(new EffectWork(
        unit.Origin.Tenant, effect.Kind, effect.Key, effect.Request, state.Id, unit.Origin.CorrelationId));

    private async Task AddAsync(IUnitOfWork unit, InstanceState state, Fact fact, CancellationToken cancellation)
    {
        switch (fact)
        {
            case EffectRequested { Effect: var asked } when state.Effects.ContainsKey(asked.Key):
                Ask(unit, state, asked);
                break;
            case InstanceReopened { Effects: { } awaited }:
                // Nobody awaited them meanwhile, so their work was dropped; the same key makes asking twice harmless.
                foreach (var key in awaited)
                {
                    if (state.Effects.TryGetValue(key, out var effect))
                    {
                        Ask(unit, state, effect);
                    }
                }

                break;
            case BookmarkCreated { Bookmark: { DueAt: { } due } bookmark } when state.Bookmarks.ContainsKey(bookmark.Id):
                workflows.Send(unit, state.Id, new ResumeBookmark(bookmark.Id, null), due);
                break;
            case ChildRequested child:
                await workflows.StartChildAsync(unit, state, child, cancellation);
                break;
            case EventPublished { LocalOnly: true } published:
                workflows.Send(unit, state.Id, new RaiseEvent(published.Name, published.Payload));
                break;
            case EventPublished published:
                await workflows.PublishAsync(
                    unit,
                    new PublishedEvent(
                        published.Name, published.Payload, published.CorrelationId, IsTrial: state.IsTrial),
                    state,
                    cancellation);
                break;
        }
    }
}
