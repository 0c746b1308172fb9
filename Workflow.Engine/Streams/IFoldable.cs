namespace Workflow.Engine.Streams;

/// <summary>State that is the fold of a stream's events and of nothing else.</summary>
/// <typeparam name="TSelf">The state itself.</typeparam>
public interface IFoldable<TSelf>
    where TSelf : IFoldable<TSelf>
{
    /// <summary>Prefix of the ids of streams of this kind, without the colon: <c>case</c> in <c>case:320100…</c>.</summary>
    static abstract string StreamKind { get; }

    /// <summary>The state before the first event.</summary>
    static abstract TSelf Initial { get; }

    /// <summary>The state after <paramref name="event"/>. Total: an event that has been stored is never refused.</summary>
    TSelf Apply(object @event, EventFacts facts);
}

/// <summary>What every fold may know of an event beside its body.</summary>
/// <param name="Version">Position in the stream, from 1.</param>
/// <param name="At">When it was decided (UTC).</param>
/// <param name="Actor">Who decided.</param>
public sealed record EventFacts(long Version, DateTimeOffset At, Actor Actor);

/// <summary>A stream as it was read: what a decision starts from and what its append is checked against.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="Version">Version read; 0 when the stream does not exist.</param>
/// <param name="Hash">Chain hash of the last event (hex); empty when there is none.</param>
/// <param name="State">The fold up to <paramref name="Version"/>.</param>
/// <typeparam name="TState">The folded state.</typeparam>
public sealed record Loaded<TState>(string Id, long Version, string Hash, TState State)
    where TState : IFoldable<TState>
{
    /// <summary>Whether the stream has any event.</summary>
    public bool Exists => Version > 0;
}
