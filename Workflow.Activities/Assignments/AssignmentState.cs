using System.Collections.Immutable;
using Workflow.Activities.Calendars;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments;

/// <summary>交办件, as the fold of its stream.</summary>
internal sealed record AssignmentState : IFoldable<AssignmentState>
{
    public static string StreamKind => "assignment";

    public static AssignmentState Initial { get; } = new();

    public AssignmentMade? Made { get; init; }

    public string Status { get; init; } = AssignmentStatus.Assigned;

    /// <summary>办结时限 as it is now.</summary>
    public DateOnly Deadline { get; init; }

    /// <summary>The 交办单; null until it is issued.</summary>
    public AssignmentDelivered? Delivered { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public DateTimeOffset? FedBackAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public int? Percent { get; init; }

    public ImmutableArray<Milestone> Milestones { get; init; } = [];

    /// <summary>How many milestones there ever were: their numbers are never used again.</summary>
    public int MilestonesEver { get; init; }

    /// <summary>Days on which milestones were reached, by their numbers.</summary>
    public ImmutableSortedDictionary<int, DateOnly> Reached { get; init; } = ImmutableSortedDictionary<int, DateOnly>.Empty;

    /// <summary>What was measured, oldest first.</summary>
    public ImmutableArray<Measurement> Values { get; init; } = [];

    public ImmutableArray<EvidenceMark> Evidence { get; init; } = [];

    public ImmutableArray<AssignmentAwaited> Awaited { get; init; } = [];

    /// <summary>Matters of the ladders that were ever set, oldest first.</summary>
    public ImmutableArray<string> Matters { get; init; } = [];

    /// <summary>The matter of the ladder that runs; null when none does.</summary>
    public string? Ladder { get; init; }

    /// <summary>What was done, oldest first.</summary>
    public ImmutableArray<AssignmentStep> Steps { get; init; } = [];

    public long Version { get; init; }

    public bool IsClosed => Status == AssignmentStatus.Closed;

    public AssignmentState Apply(object @event, EventFacts facts) => Fold(@event, facts) with
    {
        Version = facts.Version,
        Steps = AssignmentStep.Of(@event, facts) is { } step ? Steps.Add(step) : Steps,
    };

    private AssignmentState Fold(object @event, EventFacts facts) => @event switch
    {
        AssignmentMade made => this with { Made = made, Deadline = made.Deadline, MadeAt = facts.At },
        AssignmentDelivered delivered => this with { Delivered = delivered },
        AssignmentSigned => this with { Status = AssignmentStatus.SignedFor, SignedAt = facts.At },
        AssignmentPlanned planned => Planned(planned.Milestones),
        AssignmentFedBack fedBack => FedBack(fedBack, facts),
        AssignmentSubmitted => this with { Status = AssignmentStatus.Submitted, SubmittedAt = facts.At },
        AssignmentClosed => this with { Status = AssignmentStatus.Closed, ClosedAt = facts.At },
        AssignmentReturned => this with { Status = AssignmentStatus.Returned, SubmittedAt = null },
        AssignmentDueChanged changed => this with { Deadline = changed.Deadline },
        // A workflow waits at one place at a time.
        AssignmentAwaited awaited => this with { Awaited = Awaited.RemoveAll(each => each.InstanceId == awaited.InstanceId).Add(awaited) },
        AssignmentSupervised supervised => this with { Ladder = supervised.MatterId, Matters = Matters.Add(supervised.MatterId) },
        AssignmentSupervisionEnded ended when Ladder == ended.MatterId => this with { Ladder = null },
        _ => this,
    };

    private AssignmentState Planned(IReadOnlyList<Milestone> milestones) => this with
    {
        Status = Status == AssignmentStatus.SignedFor ? AssignmentStatus.Working : Status,
        Milestones = [.. milestones],
        MilestonesEver = Math.Max(MilestonesEver, milestones.Max(each => each.Number)),
        Reached = Reached.RemoveRange(Reached.Keys.Except(milestones.Select(each => each.Number)).ToList()),
    };

    private AssignmentState FedBack(AssignmentFedBack fedBack, EventFacts facts) => this with
    {
        FedBackAt = facts.At,
        Percent = fedBack.Percent ?? Percent,
        Values = Values.AddRange(fedBack.Values.Select(value => new Measurement(value.Target, value.Value, fedBack.On, facts.Actor.Organisation))),
        Reached = Reached.AddRange(fedBack.Reached.Where(number => !Reached.ContainsKey(number))
            .Select(number => KeyValuePair.Create(number, ChinaTime.DayOf(facts.At)))),
        Evidence = Evidence.AddRange(fedBack.Evidence),
    };
}

/// <summary>A value of a target at a day.</summary>
/// <param name="Target">The target's place, from 1.</param>
/// <param name="Value">The value.</param>
/// <param name="On">The day.</param>
/// <param name="Organisation">Who measured it.</param>
internal sealed record Measurement(int Target, decimal Value, DateOnly On, string Organisation);
