using JasperFx.Events;
using Marten;

namespace Workflow.Engine.Streams;

/// <summary>What one unit of work will append to one stream.</summary>
internal interface IPendingStream
{
    /// <summary>The version after the append.</summary>
    long Version { get; }

    IReadOnlyList<object> Events { get; }

    void WriteReadModels(ReadModels models, IDocumentOperations operations);
}

/// <inheritdoc/>
internal sealed class PendingStream<TState>(Loaded<TState> start) : IPendingStream
    where TState : IFoldable<TState>
{
    private readonly TState before = start.State;
    private readonly List<object> events = [];

    public Loaded<TState> Current { get; private set; } = start;

    public long Version => Current.Version;

    public IReadOnlyList<object> Events => events;

    public void Add(object body, IEvent wrapped)
    {
        events.Add(wrapped);
        var version = Current.Version + 1;
        var facts = ChainedEventWriter.Facts(wrapped) with { Version = version };
        Current = new Loaded<TState>(
            Current.Id,
            version,
            ChainedEventWriter.Header(wrapped, EventChain.HashHeader),
            Current.State.Apply(body, facts));
    }

    public void WriteReadModels(ReadModels models, IDocumentOperations operations) =>
        models.Write(operations, Current.Id, before, Current.State);
}
