using Workflow.Engine.Streams;

namespace Workflow.Activities.Mandates;

/// <summary>委托, as the fold of its stream.</summary>
internal sealed record MandateState : IFoldable<MandateState>
{
    public static string StreamKind => "mandate";

    public static MandateState Initial { get; } = new();

    public MandateGiven? Given { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public long Version { get; init; }

    public static string Stream(string id) => $"{StreamKind}:{id}";

    public MandateState Apply(object @event, EventFacts facts) => (@event switch
    {
        MandateGiven given => this with { Given = given, GivenAt = facts.At },
        MandateRevoked => this with { RevokedAt = facts.At },
        _ => this,
    }) with
    { Version = facts.Version };
}
