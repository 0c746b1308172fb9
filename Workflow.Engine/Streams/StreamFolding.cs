using System.Text.Json;
using Marten;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Streams;

/// <summary>Reads a stream and folds it; an instance from its snapshot on, so that the cost stays flat.</summary>
internal static class StreamFolding
{
    public static async Task<Loaded<TState>> LoadAsync<TState>(
        IQuerySession session,
        string streamId,
        CancellationToken cancellation)
        where TState : IFoldable<TState>
    {
        var start = await StartAsync<TState>(session, streamId, cancellation);
        return await FoldAsync(session, start, null, cancellation);
    }

    /// <summary>The stream folded from its first event, whatever snapshots say.</summary>
    public static Task<Loaded<TState>> LoadFromEventsAsync<TState>(
        IQuerySession session,
        string streamId,
        CancellationToken cancellation)
        where TState : IFoldable<TState> =>
        FoldAsync(session, Empty<TState>(streamId), null, cancellation);

    /// <summary>The stream as it was at a version or a moment.</summary>
    public static Task<Loaded<TState>> LoadAtAsync<TState>(
        IQuerySession session,
        string streamId,
        PointInHistory point,
        CancellationToken cancellation)
        where TState : IFoldable<TState> =>
        FoldAsync(session, Empty<TState>(streamId), point, cancellation);

    /// <summary>The stream folded on from where it was read before.</summary>
    public static Task<Loaded<TState>> ContinueAsync<TState>(
        IQuerySession session,
        Loaded<TState> start,
        CancellationToken cancellation)
        where TState : IFoldable<TState> =>
        FoldAsync(session, start, null, cancellation);

    private static async Task<Loaded<TState>> FoldAsync<TState>(
        IQuerySession session,
        Loaded<TState> start,
        PointInHistory? point,
        CancellationToken cancellation)
        where TState : IFoldable<TState>
    {
        var events = await session.Events.FetchStreamAsync(
            start.Id,
            version: point?.Version ?? 0,
            fromVersion: start.Version + 1,
            token: cancellation);
        return events
            .Where(stored => point?.Time is not { } time || stored.Timestamp <= time)
            .Aggregate(start, (stream, stored) => new Loaded<TState>(
                stream.Id,
                stored.Version,
                StoredEvent.Header(stored, EventChain.HashHeader),
                stream.State.Apply(stored.Data, StoredEvent.Facts(stored))));
    }

    private static async Task<Loaded<TState>> StartAsync<TState>(
        IQuerySession session,
        string streamId,
        CancellationToken cancellation)
        where TState : IFoldable<TState>
    {
        if (typeof(TState) != typeof(InstanceState)
            || await session.LoadAsync<InstanceSnapshot>(streamId, cancellation) is not { } snapshot)
        {
            return Empty<TState>(streamId);
        }

        var state = snapshot.State.Deserialize<TState>(EngineJson.Options)!;
        return new Loaded<TState>(streamId, snapshot.Version, snapshot.Hash, state);
    }

    private static Loaded<TState> Empty<TState>(string streamId)
        where TState : IFoldable<TState> =>
        new(streamId, 0, string.Empty, TState.Initial);
}
