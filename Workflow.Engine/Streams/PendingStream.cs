using Marten;

namespace Workflow.Engine.Streams;

/// <summary>What one unit of work will append to one stream.</summary>
internal interface IPendingStream
{
    /// <summary>The version it was read at.</summary>
    long ReadAt { get; }

    /// <summary>The version after the append.</summary>
    long Version { get; }

    IReadOnlyList<PendingEvent> Events { get; }

    void WriteReadModels(ReadModels models, IDocumentOperations operations);
}

/// <inheritdoc/>
internal sealed class PendingStream<TState>(Loaded<TState> start) : IPendingStream
    where TState : IFoldable<TState>
{
    private readonly Loaded<TState> before = start;
    private readonly List<PendingEvent> events = [];

    public Loaded<TState> Current { get; private set; } = start;

    public long ReadAt => before.Version;

    public long Version => Current.Version;

    public IReadOnlyList<PendingEvent> Events => events;

    public void Add(object body, PendingEvent pending)
    {
        events.Add(pending);
        var link = pending.Link;
        var state = Current.State.Apply(body, new EventFacts(link.Version, link.At, link.Actor));
        Current = new Loaded<TState>(Current.Id, link.Version, pending.Hash, state);
    }

    public void WriteReadModels(ReadModels models, IDocumentOperations operations) =>
        models.Write(operations, Current.Id, before.State, Current.State);
}
