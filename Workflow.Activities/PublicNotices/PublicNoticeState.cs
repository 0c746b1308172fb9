using System.Collections.Immutable;
using Workflow.Engine.Streams;

namespace Workflow.Activities.PublicNotices;

/// <summary>公示, as the fold of its stream.</summary>
internal sealed record PublicNoticeState : IFoldable<PublicNoticeState>
{
    public static string StreamKind => "public-notice";

    public static PublicNoticeState Initial { get; } = new();

    public PublicNoticeOpened? Opened { get; init; }

    public ImmutableArray<ObjectionRaised> Objections { get; init; } = [];

    public string? Ended { get; init; }

    public long Version { get; init; }

    public bool IsOpen => Opened is not null && Ended is null;

    public static string Stream(string id) => $"{StreamKind}:{id}";

    public PublicNoticeState Apply(object @event, EventFacts facts) => (@event switch
    {
        PublicNoticeOpened opened => this with { Opened = opened },
        ObjectionRaised raised => this with { Objections = Objections.Add(raised) },
        PublicNoticeEnded ended => this with { Ended = ended.Why },
        _ => this,
    }) with { Version = facts.Version };
}
