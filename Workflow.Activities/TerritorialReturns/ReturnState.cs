using Workflow.Engine.Streams;

namespace Workflow.Activities.TerritorialReturns;

/// <summary>A city's return of one night, as the fold of its stream.</summary>
internal sealed record ReturnState : IFoldable<ReturnState>
{
    public static string StreamKind => "territorial-return";

    public static ReturnState Initial { get; } = new();

    public ReturnMade? Made { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public ReturnReceived? Received { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public long Version { get; init; }

    public ReturnState Apply(object @event, EventFacts facts) => (@event switch
    {
        ReturnMade made => this with { Made = made, MadeAt = facts.At },
        ReturnReceived received => this with { Received = received, ReceivedAt = facts.At },
        _ => this,
    }) with { Version = facts.Version };
}
