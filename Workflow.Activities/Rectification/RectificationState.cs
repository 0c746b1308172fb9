using System.Collections.Immutable;
using Workflow.Activities.Calendars;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification;

/// <summary>整改 of one unit after one order, as the fold of its stream.</summary>
internal sealed record RectificationState : IFoldable<RectificationState>
{
    public static string StreamKind => "rectification";

    public static RectificationState Initial { get; } = new();

    public RectificationOrdered? Order { get; init; }

    public string Status { get; init; } = RectificationStatus.Ordered;

    /// <summary>Last day for what the unit owes, in Asia/Shanghai.</summary>
    public DateOnly DueOn { get; init; }

    public int Level { get; init; } = 1;

    /// <summary>Returns since it reached its level.</summary>
    public int Returns { get; init; }

    /// <summary>Days, in Asia/Shanghai, on which it failed: was returned, or passed its deadline.</summary>
    public ImmutableArray<DateOnly> Failures { get; init; } = [];

    public long Version { get; init; }

    public RectificationState Apply(object @event, EventFacts facts) =>
        Fold(@event, ChinaTime.DayOf(facts.At)) with { Version = facts.Version };

    private RectificationState Fold(object @event, DateOnly day) => @event switch
    {
        RectificationOrdered ordered => this with { Order = ordered, DueOn = ordered.DueOn },
        RectificationPlanned planned => this with { Status = RectificationStatus.Planned, DueOn = planned.DueOn },
        RectificationReported => this with { Status = RectificationStatus.Reported },
        RectificationReturned returned => this with
        {
            Status = RectificationStatus.Returned,
            DueOn = returned.DueOn,
            Returns = Returns + 1,
            Failures = Failures.Add(day),
        },
        RectificationLapsed => this with { Failures = Failures.Add(day) },
        RectificationElevated elevated => this with { Level = elevated.Level, DueOn = elevated.DueOn, Returns = 0 },
        RectificationClosed => this with { Status = RectificationStatus.Closed },
        _ => this,
    };
}
