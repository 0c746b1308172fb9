using System.Collections.Immutable;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting;

/// <summary>进展报送 of one unit, as the fold of its stream.</summary>
internal sealed record ReportState : IFoldable<ReportState>
{
    public static string StreamKind => "report";

    public static ReportState Initial { get; } = new();

    public ReportRequested? Requested { get; init; }

    public DateTimeOffset RequestedAt { get; init; }

    public string Status { get; init; } = ReportStatus.Requested;

    public IReadOnlyList<ReportEntry> Entries { get; init; } = [];

    /// <summary>When the unit reported for the first time.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Whether that was after the end of the due day.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether the due day ended without it.</summary>
    public bool IsMissed { get; init; }

    /// <summary>Whether the round was consolidated, so that nothing changes any more.</summary>
    public bool IsEnded { get; init; }

    /// <summary>What was done, oldest first.</summary>
    public ImmutableArray<ReportStep> Steps { get; init; } = [];

    public long Version { get; init; }

    public ReportState Apply(object @event, EventFacts facts) =>
        Fold(@event, facts.At).Told(@event, facts) with { Version = facts.Version };

    private ReportState Fold(object @event, DateTimeOffset at) => @event switch
    {
        ReportRequested requested => this with { Requested = requested, RequestedAt = at },
        ReportSaved saved => this with
        {
            Entries = saved.Entries,
            Status = Status == ReportStatus.Requested ? ReportStatus.Draft : Status,
        },
        ReportSubmitted submitted => this with
        {
            Entries = submitted.Entries,
            Status = ReportStatus.Submitted,
            SubmittedAt = SubmittedAt ?? at,
            IsLate = submitted.IsLate,
        },
        ReportReturned => this with { Status = ReportStatus.Returned },
        ReportAccepted => this with { Status = ReportStatus.Accepted },
        ReportMissed => this with { IsMissed = true },
        ReportEnded => this with { IsEnded = true },
        _ => this,
    };

    private ReportState Told(object @event, EventFacts facts) => ReportStep.Of(@event, facts) is { } step
        ? this with { Steps = Steps.Add(step) }
        : this;
}

/// <summary>One act on a report.</summary>
/// <param name="What">Its code, such as <c>submitted</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Organisation acted for; empty for a workflow.</param>
/// <param name="Words">Reason of a return, sealed.</param>
internal sealed record ReportStep(string What, DateTimeOffset At, string By, string Organisation, Remark? Words)
{
    /// <summary>The line for an event; null when it says nothing to people.</summary>
    public static ReportStep? Of(object @event, EventFacts facts)
    {
        return @event switch
        {
            ReportRequested => Line("requested"),
            ReportSubmitted => Line("submitted"),
            ReportReturned returned => Line("returned", returned.Reason),
            ReportAccepted => Line("accepted"),
            ReportMissed => Line("missed"),
            _ => null,
        };

        ReportStep Line(string what, Remark? words = null) =>
            new(what, facts.At, facts.Actor.Id, facts.Actor.Organisation, words);
    }
}
