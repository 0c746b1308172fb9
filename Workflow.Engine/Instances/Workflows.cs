using System.Text.Json;
using Marten;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Definitions;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Privacy.Marks;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;

namespace Workflow.Engine.Instances;

/// <inheritdoc/>
internal sealed class Workflows(
    IDefinitions definitions,
    IDocumentStore store,
    EventNames names,
    Activation activation,
    TriggerIndex triggers,
    EdgeSeal seal) : IWorkflows
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public async Task<string> StartAsync(IUnitOfWork unit, StartRequest request, CancellationToken cancellation)
    {
        var accepted = await AcceptAsync(unit, request, cancellation);
        Accept(unit, accepted);
        Send(unit, accepted.InstanceId, new Begin());
        return accepted.InstanceId;
    }

    /// <summary>What an instance will start from; whoever calls appends it and sees to it that it begins.</summary>
    internal async Task<WorkflowAccepted> AcceptAsync(
        IUnitOfWork unit,
        StartRequest request,
        CancellationToken cancellation)
    {
        var tenant = unit.Origin.Tenant;
        var graph = request.VersionId is { } version
            ? await definitions.GetVersionAsync(tenant, version, cancellation)
            : await definitions.FindPublishedAsync(tenant, request.DefinitionId, cancellation)
                ?? throw new KeyNotFoundException($"Workflow {request.DefinitionId} has no published version.");
        if (!await activation.AllowsAsync(unit, graph, request.CorrelationId, cancellation))
        {
            throw new CannotStartException(graph.DefinitionId);
        }

        if (request.IsTrial)
        {
            triggers.Mark(unit, graph);
        }

        var id = request.InstanceId ?? Guid.CreateVersion7(unit.Now).ToString("N");
        var input = TypedInput.Of(graph, request.Input);
        return new WorkflowAccepted(
            id,
            graph.DefinitionId,
            graph.VersionId,
            graph.Version,
            await seal.InputAsync(tenant, graph, input, request.TriggerActivityId, id, cancellation),
            request.CorrelationId,
            request.Name,
            null,
            request.TriggerActivityId,
            request.IsTrial,
            TypedInput.Variables(graph, request.Variables));
    }

    public void Send(IUnitOfWork unit, string instanceId, Stimulus stimulus, DateTimeOffset? dueAt = null) =>
        unit.Enqueue(new StimulusWork(unit.Origin.Tenant, instanceId, stimulus, dueAt));

    public Task PublishAsync(
        IUnitOfWork unit,
        string eventName,
        JsonElement? payload,
        string? correlationId,
        string? instanceId,
        CancellationToken cancellation) =>
        PublishAsync(unit, new PublishedEvent(eventName, payload, correlationId, instanceId), null, cancellation);

    /// <summary>Resumes those that wait for an event and starts those whose trigger it is.</summary>
    /// <param name="unit">The unit of work that publishes it.</param>
    /// <param name="published">The event.</param>
    /// <param name="publisher">The instance that publishes it, as it will be stored; it may be one that waits.</param>
    /// <param name="cancellation">Cancels.</param>
    internal async Task PublishAsync(
        IUnitOfWork unit,
        PublishedEvent published,
        InstanceState? publisher,
        CancellationToken cancellation)
    {
        var rows = await unit.Query.Query<TriggerRow>()
            .Where(row => row.Key == published.Name && (row.Kind == BookmarkKinds.Event || row.Kind == MarkedEvents.Kind))
            .ToListAsync(cancellation);
        published = published with
        {
            Payload = await seal.PayloadAsync(
                unit.Origin.Tenant,
                published.Payload,
                rows.Where(row => row.Kind == MarkedEvents.Kind),
                published.InstanceId ?? unit.Origin.CorrelationId,
                cancellation),
        };
        var kept = new KeptEvent(
            published.Name,
            published.Payload,
            published.CorrelationId,
            published.InstanceId,
            unit.Now + KeptFor,
            TimeSpan.FromSeconds(1));
        var waiting = new HashSet<string>(await DeliverEvent.WaitingAsync(unit.Query, kept, cancellation), StringComparer.Ordinal);
        if (publisher is not null && DeliverEvent.IsAwaitedBy(publisher, kept))
        {
            // Its bookmarks are written in this transaction and not there to be found yet.
            waiting.Add(publisher.Id);
        }

        var started = published.InstanceId is null
            ? Start(unit, published, [.. rows.Where(row => row.Kind == BookmarkKinds.Event)])
            : 0;

        // A broadcast is for those who wait now; an event meant for someone may come early.
        var isMeant = (published.CorrelationId ?? published.InstanceId) is not null;
        var raised = new RaiseEvent(published.Name, published.Payload, isMeant ? kept.Until : null);
        foreach (var instance in waiting)
        {
            unit.Enqueue(new StimulusWork(unit.Origin.Tenant, instance, raised));
        }

        if (waiting.Count + started == 0 && isMeant)
        {
            DeliverEvent.Keep(unit, kept);
        }
    }

    public async Task<InstanceView?> FindAsync(
        string tenant,
        string instanceId,
        PointInHistory? at,
        CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        var stream = InstanceReader.StreamId(instanceId);
        var loaded = await (at is null
            ? StreamFolding.LoadAsync<InstanceState>(session, stream, cancellation)
            : StreamFolding.LoadAtAsync<InstanceState>(session, stream, at, cancellation));
        return loaded.Exists ? new InstanceView(loaded.State, loaded.Version, loaded.Hash) : null;
    }

    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(
        string tenant,
        string instanceId,
        CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        var events = await session.Events.FetchStreamAsync(InstanceReader.StreamId(instanceId), token: cancellation);
        return [.. events.Select(stored => new HistoryEntry(
            stored.Version,
            names.NameOf(stored.Data.GetType()),
            JsonSerializer.SerializeToElement(stored.Data, stored.Data.GetType(), EngineJson.Options),
            StoredEvent.Facts(stored),
            StoredEvent.Header(stored, EventChain.HashHeader),
            StoredEvent.Header(stored, EventChain.PreviousHeader)))];
    }

    internal async Task StartChildAsync(
        IUnitOfWork unit,
        InstanceState parent,
        ChildRequested child,
        CancellationToken cancellation)
    {
        // Published when the activity asked for it; retracted since, the child cannot start and counts as faulted.
        var graph = await definitions.FindPublishedAsync(unit.Origin.Tenant, child.DefinitionId, cancellation);
        if (graph is null)
        {
            var nothing = JsonSerializer.SerializeToElement(new { });
            Send(unit, parent.Id, new ChildFinished(child.InstanceId, nameof(WorkflowSubStatus.Faulted), nothing));
            return;
        }

        Accept(unit, new WorkflowAccepted(
            child.InstanceId,
            graph.DefinitionId,
            graph.VersionId,
            graph.Version,
            await seal.InputAsync(
                unit.Origin.Tenant, graph, TypedInput.Of(graph, child.Input), null, child.InstanceId, cancellation),
            child.CorrelationId,
            null,
            ParentLink.Of(parent, child),
            null,
            parent.IsTrial));
        Send(unit, child.InstanceId, new Begin());
    }

    /// <summary>Asks for an instance of each definition that the event starts; gives how many.</summary>
    private static int Start(IUnitOfWork unit, PublishedEvent published, List<TriggerRow> answering)
    {
        var occurrence = Guid.CreateVersion7(unit.Now).ToString("N");
        foreach (var trigger in answering)
        {
            StartByTrigger.Ask(unit, trigger, occurrence, published);
        }

        return answering.Count;
    }

    private static void Accept(IUnitOfWork unit, WorkflowAccepted accepted) =>
        unit.Append(InstanceReader.New(accepted.InstanceId), [accepted]);
}
