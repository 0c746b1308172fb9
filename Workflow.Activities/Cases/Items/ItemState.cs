using System.Collections.Immutable;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Items;

/// <summary>联办事项的办件: the linked case of one agency.</summary>
internal sealed record ItemState : IFoldable<ItemState>
{
    public static string StreamKind => "item";

    public static ItemState Initial { get; } = new();

    public ItemOpened? Opened { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset StatutoryDueAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public string? Result { get; init; }

    public Remark? Reason { get; init; }

    public ImmutableArray<ItemOutcome> Outcomes { get; init; } = [];

    public bool IsOpen => Opened is not null && Result is null;

    public static string Stream(string itemNumber) => $"{StreamKind}:{itemNumber}";

    public ItemState Apply(object @event, EventFacts facts) => @event switch
    {
        ItemOpened opened => this with
        {
            Opened = opened,
            OpenedAt = facts.At,
            DueAt = opened.DueAt,
            StatutoryDueAt = opened.StatutoryDueAt,
        },
        ItemDueMoved moved => this with { DueAt = moved.DueAt, StatutoryDueAt = moved.StatutoryDueAt },
        ItemClosed closed => this with
        {
            Result = closed.Result,
            Reason = closed.Reason,
            Outcomes = [.. closed.Outcomes],
            ClosedAt = facts.At,
        },
        _ => this,
    };
}
