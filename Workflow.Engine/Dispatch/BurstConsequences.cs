using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

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

        if (state is { Status: WorkflowStatus.Finished, Parent: { Waits: true } parent })
        {
            var output = JsonSerializer.SerializeToElement(state.Output, EngineJson.Options);
            workflows.Send(unit, parent.InstanceId, new ChildFinished(state.Id, state.SubStatus.ToString(), output));
        }
    }

    private async Task AddAsync(IUnitOfWork unit, InstanceState state, Fact fact, CancellationToken cancellation)
    {
        switch (fact)
        {
            case EffectRequested { Effect: var effect } when state.Effects.ContainsKey(effect.Key):
                unit.Enqueue(new EffectWork(
                    unit.Origin.Tenant, effect.Kind, effect.Key, effect.Request, state.Id, unit.Origin.CorrelationId));
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
                    unit, published.Name, published.Payload, published.CorrelationId, null, cancellation);
                break;
        }
    }
}
