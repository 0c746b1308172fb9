using System.Collections.Immutable;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
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

    /// <summary>The due day that passed last; null when none did.</summary>
    public DateOnly? LapsedOn { get; init; }

    /// <summary>The due day that the unit was reminded of last.</summary>
    public DateOnly? UrgedFor { get; init; }

    public DateTimeOffset OrderedAt { get; init; }

    public DateTimeOffset? PlannedAt { get; init; }

    /// <summary>When it was last reported on.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public Remark? Plan { get; init; }

    /// <summary>The last report: an answer to each requirement.</summary>
    public ImmutableArray<RequirementAnswer> Answers { get; init; } = [];

    public ImmutableArray<RectificationAwaited> Awaited { get; init; } = [];

    /// <summary>What was done, oldest first.</summary>
    public ImmutableArray<RectificationStep> Steps { get; init; } = [];

    /// <summary>Version of the stream at the last act. That a workflow waits is nothing people would have to look at again.</summary>
    public long Version { get; init; }

    public RectificationState Apply(object @event, EventFacts facts) => Fold(@event, facts) with
    {
        Version = @event is RectificationAwaited ? Version : facts.Version,
        Steps = RectificationStep.Of(@event, facts) is { } step ? Steps.Add(step) : Steps,
    };

    private RectificationState Fold(object @event, EventFacts facts) => @event switch
    {
        RectificationOrdered ordered => this with { Order = ordered, DueOn = ordered.DueOn, OrderedAt = facts.At },
        RectificationPlanned planned => this with
        {
            Status = RectificationStatus.Planned,
            Plan = planned.Plan,
            DueOn = planned.DueOn,
            PlannedAt = facts.At,
        },
        RectificationReported reported => this with
        {
            Status = RectificationStatus.Reported,
            Answers = [.. reported.Answers],
            ReportedAt = facts.At,
        },
        RectificationReturned returned => Failed(facts) with
        {
            Status = RectificationStatus.Returned,
            DueOn = returned.DueOn,
            Returns = Returns + 1,
        },
        RectificationLapsed lapsed => Failed(facts) with { LapsedOn = lapsed.DueOn },
        RectificationElevated elevated => this with { Level = elevated.Level, DueOn = elevated.DueOn, Returns = 0 },
        RectificationUrged urged => this with { UrgedFor = urged.DueOn },
        RectificationClosed => this with { Status = RectificationStatus.Closed, ClosedAt = facts.At },
        RectificationWithdrawn => this with { Status = RectificationStatus.Withdrawn },
        RectificationAwaited awaited => this with { Awaited = Waiting(awaited) },
        _ => this,
    };

    private RectificationState Failed(EventFacts facts) => this with { Failures = Failures.Add(ChinaTime.DayOf(facts.At)) };

    // A workflow waits for the end all the while, and beside it at one place at a time.
    private ImmutableArray<RectificationAwaited> Waiting(RectificationAwaited awaited) => Awaited
        .RemoveAll(each => each.InstanceId == awaited.InstanceId
            && each.For == RectificationWait.End == (awaited.For == RectificationWait.End))
        .Add(awaited);
}
