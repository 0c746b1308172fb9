using System.Collections.Immutable;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices;

/// <summary>文书, as the fold of its stream.</summary>
internal sealed record NoticeState : IFoldable<NoticeState>
{
    public static string StreamKind => "notice";

    public static NoticeState Initial { get; } = new();

    public NoticeDrafted? Drafted { get; init; }

    public NoticeContent? Content { get; init; }

    public string Status { get; init; } = NoticeStatus.Draft;

    /// <summary>Whoever wrote any of it: none of them may approve it.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Number { get; init; }

    public string? Authority { get; init; }

    public DateTimeOffset DraftedAt { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? RepliedAt { get; init; }

    public ImmutableArray<NoticeAwaited> Awaited { get; init; } = [];

    /// <summary>What was done to it, oldest first.</summary>
    public ImmutableArray<NoticeStep> Steps { get; init; } = [];

    public long Version { get; init; }

    public bool IsVoided => Status == NoticeStatus.Voided;

    public NoticeState Apply(object @event, EventFacts facts) =>
        Fold(@event, facts).Told(@event, facts) with { Version = facts.Version };

    private NoticeState Fold(object @event, EventFacts facts) => @event switch
    {
        NoticeDrafted drafted => this with
        {
            Drafted = drafted,
            Content = drafted.Content,
            DraftedAt = facts.At,
            Authors = [facts.Actor.Id],
        },
        NoticeRevised revised => this with
        {
            Content = revised.Content,
            Authors = Authors.Contains(facts.Actor.Id) ? Authors : Authors.Add(facts.Actor.Id),
        },
        NoticeSubmitted => this with { Status = NoticeStatus.Submitted },
        NoticeReturned => this with { Status = NoticeStatus.Draft },
        NoticeApproved => this with { Status = NoticeStatus.Approved },
        NoticeIssued issued => this with
        {
            Status = NoticeStatus.Issued,
            Number = issued.Number,
            Authority = issued.Authority,
            IssuedAt = facts.At,
        },
        NoticeReceived => this with { Status = NoticeStatus.Received, ReceivedAt = facts.At },
        NoticeReplied => this with { Status = NoticeStatus.Replied, RepliedAt = RepliedAt ?? facts.At },
        NoticeVoided => this with { Status = NoticeStatus.Voided },
        NoticeAwaited awaited => this with { Awaited = Awaited.Add(awaited) },
        _ => this,
    };

    private NoticeState Told(object @event, EventFacts facts) => NoticeStep.Of(@event, facts) is { } step
        ? this with { Steps = Steps.Add(step) }
        : this;
}
