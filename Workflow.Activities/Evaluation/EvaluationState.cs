using System.Collections.Immutable;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Scoring;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Activities.Files;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation;

/// <summary>
/// 评价, as the fold of its stream. One stream holds the values of all units: what is published is decided over all of them at
/// once, and nothing may change beside it.
/// </summary>
internal sealed record EvaluationState : IFoldable<EvaluationState>
{
    public static string StreamKind => "evaluation";

    public static EvaluationState Initial { get; } = new();

    public EvaluationOpened? Opened { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public string Status { get; init; } = EvaluationStatus.Collecting;

    /// <summary>What was given, measured and corrected, in no order.</summary>
    public ImmutableArray<ValueState> Values { get; init; } = [];

    public ImmutableArray<AppealState> Appeals { get; init; } = [];

    /// <summary>Scores as they were last worked out; empty before they are published.</summary>
    public ImmutableArray<UnitScore> Scores { get; init; } = [];

    public DateOnly? AppealUntil { get; init; }

    public ScoresFinal? Final { get; init; }

    public DateTimeOffset? FinalAt { get; init; }

    public string? CircularId { get; init; }

    /// <summary>The workflow that waits until nothing is left to review or decide.</summary>
    public EvaluationAwaited? Awaited { get; init; }

    public long Version { get; init; }

    public bool IsPublished => Status is EvaluationStatus.Provisional or EvaluationStatus.Final;

    public bool Has(string unit) => Opened?.Units.Any(each => each.Code == unit) == true;

    public ValueState? Value(string unit, string indicator) =>
        Values.FirstOrDefault(each => each.Unit == unit && each.Indicator == indicator);

    public AppealState? Appeal(string unit, string indicator) =>
        Appeals.FirstOrDefault(each => each.Unit == unit && each.Indicator == indicator);

    /// <summary>Whether a unit still has to give a value.</summary>
    public bool IsOwed(string unit, Indicator indicator) => Status == EvaluationStatus.Collecting
        && indicator.IsAsked
        && Value(unit, indicator.Code) is null or { Status: ValueStatus.Returned };

    public IReadOnlyList<string> Owing =>
        Opened is null ? [] : [.. Opened.Units.Select(unit => unit.Code).Where(unit => Opened.System.Indicators.Any(each => IsOwed(unit, each)))];

    public IEnumerable<ValueState> ToReview => Values.Where(each => each.Status == ValueStatus.Given && !IsPublished);

    public IEnumerable<AppealState> ToDecide => Appeals.Where(each => each.IsOpen);

    /// <summary>The values of a unit that count, by indicator.</summary>
    public Dictionary<string, decimal> Counting(string unit) => Values
        .Where(each => each.Unit == unit && ValueStatus.Counts(each.Status))
        .ToDictionary(each => each.Indicator, each => each.Value, StringComparer.Ordinal);

    public EvaluationState Apply(object @event, EventFacts facts) => Fold(@event, facts) with { Version = facts.Version };

    private EvaluationState Fold(object @event, EventFacts facts) => @event switch
    {
        EvaluationOpened opened => this with { Opened = opened, OpenedAt = facts.At },
        ValuesGiven given => given.Values.Aggregate(this, (now, each) => now.With(new ValueState(
            given.Unit, each.Indicator, each.Value, ValueStatus.Given, facts.At, facts.Actor.Id) { Note = each.Note, Files = each.Files })),
        ValueAccepted accepted => Change(accepted.Unit, accepted.Indicator, each => each with { Status = ValueStatus.Accepted, Reason = null }),
        ValueReturned returned => Change(
            returned.Unit, returned.Indicator, each => each with { Status = ValueStatus.Returned, Reason = returned.Reason }),
        CollectionEnded ended => ended.Measured.Aggregate(
            this with { Status = EvaluationStatus.Reviewing },
            (now, each) => now.With(new ValueState(
                each.Unit, each.Indicator, each.Value, ValueStatus.Measured, facts.At, facts.Actor.Id) { Basis = each.Basis })),
        ScoresPublished published => this with
        {
            Status = EvaluationStatus.Provisional,
            Scores = [.. published.Scores],
            AppealUntil = published.AppealUntil,
            Awaited = null,
        },
        AppealLodged lodged => this with
        {
            Appeals = Appeals.Add(new AppealState(lodged.Unit, lodged.Indicator, lodged.Reason, facts.At)),
        },
        AppealUpheld upheld => (this with { Scores = [.. Scores.Select(each => each.Unit == upheld.Unit ? upheld.Score : each)] })
            .With(Corrected(upheld, facts))
            .Decide(upheld.Unit, upheld.Indicator, isUpheld: true, upheld.Reason, facts.At),
        AppealDismissed dismissed => Decide(dismissed.Unit, dismissed.Indicator, isUpheld: false, dismissed.Reason, facts.At),
        EvaluationAwaited awaited => this with { Awaited = awaited },
        ScoresFinal final => this with { Status = EvaluationStatus.Final, Final = final, FinalAt = facts.At, Awaited = null },
        CircularDrafted drafted => this with { CircularId = drafted.NoticeId },
        _ => this,
    };

    private ValueState Corrected(AppealUpheld upheld, EventFacts facts) =>
        (Value(upheld.Unit, upheld.Indicator) ?? new ValueState(
            upheld.Unit, upheld.Indicator, 0, ValueStatus.Corrected, facts.At, facts.Actor.Id)) with
        {
            Value = upheld.Value,
            Status = ValueStatus.Corrected,
            Before = Value(upheld.Unit, upheld.Indicator)?.Value,
        };

    private EvaluationState With(ValueState value) => this with
    {
        Values = [.. Values.Where(each => each.Unit != value.Unit || each.Indicator != value.Indicator), value],
    };

    private EvaluationState Change(string unit, string indicator, Func<ValueState, ValueState> change) => this with
    {
        Values = [.. Values.Select(each => each.Unit == unit && each.Indicator == indicator ? change(each) : each)],
    };

    private EvaluationState Decide(string unit, string indicator, bool isUpheld, Remark reason, DateTimeOffset at) => this with
    {
        Appeals =
        [
            .. Appeals.Select(each => each.Unit == unit && each.Indicator == indicator
                ? each with { IsUpheld = isUpheld, Decision = reason, DecidedAt = at }
                : each),
        ],
    };
}

/// <summary>A value as it stands.</summary>
/// <param name="Unit">Organisation code.</param>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Value">Value.</param>
/// <param name="Status">See <see cref="ValueStatus"/>.</param>
/// <param name="At">When it was given or measured.</param>
/// <param name="By">By whose account; the workflow's when it was measured.</param>
internal sealed record ValueState(string Unit, string Indicator, decimal Value, string Status, DateTimeOffset At, string By)
{
    /// <summary>What the unit wrote about it.</summary>
    public Remark? Note { get; init; }

    /// <summary>Files that prove it; null when there are none.</summary>
    public IReadOnlyList<HeldFile>? Files { get; init; }

    /// <summary>The numbers a measured value comes from.</summary>
    public string? Basis { get; init; }

    /// <summary>Why it was returned.</summary>
    public Remark? Reason { get; init; }

    /// <summary>What it was before an appeal corrected it.</summary>
    public decimal? Before { get; init; }
}

/// <summary>An appeal as it stands.</summary>
internal sealed record AppealState(string Unit, string Indicator, Remark Reason, DateTimeOffset At)
{
    /// <summary>Null while it is open.</summary>
    public bool? IsUpheld { get; init; }

    public Remark? Decision { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public bool IsOpen => IsUpheld is null;
}
