using System.Diagnostics.CodeAnalysis;
using Workflow.Activities.Evaluation.Systems;

namespace Workflow.Activities.Evaluation.Viewing;

/// <summary>A round in a list.</summary>
public record EvaluationSummary
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Title { get; init; }

    /// <summary>Name of its indicator system.</summary>
    public required string System { get; init; }

    /// <summary>First day of the period judged.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the period judged.</summary>
    public required DateOnly To { get; init; }

    /// <summary>See <see cref="EvaluationStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Last day for values that units give.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Last day for appeals; null before it is published.</summary>
    public DateOnly? AppealUntil { get; init; }

    /// <summary>How many units are judged.</summary>
    public required int UnitCount { get; init; }

    /// <summary>How many units still owe a value; 0 for those who may not know.</summary>
    public required int Owing { get; init; }

    /// <summary>Values that wait for review; 0 for those who may not know.</summary>
    public required int ToReview { get; init; }

    /// <summary>Appeals that wait for a decision; 0 for those who may not know.</summary>
    public required int ToDecide { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Version of its stream.</summary>
    public required long Version { get; init; }
}

/// <summary>A round whole.</summary>
public sealed record EvaluationView : EvaluationSummary
{
    /// <summary>An empty view.</summary>
    public EvaluationView()
    {
    }

    [SetsRequiredMembers]
    internal EvaluationView(EvaluationSummary summary)
        : base(summary)
    {
    }

    /// <summary>The indicator system it is judged by, as it was.</summary>
    public required IndicatorSystem Judged { get; init; } = null!;

    /// <summary>The scoring rule of each indicator in words, by its code.</summary>
    public required IReadOnlyDictionary<string, string> Rules { get; init; } = new Dictionary<string, string>();

    /// <summary>Its units by rank once it is published; for a unit before that, itself.</summary>
    public required IReadOnlyList<RankedUnit> Units { get; init; } = [];

    /// <summary>表彰 list; empty before it is final.</summary>
    public required IReadOnlyList<EvaluationUnit> Commended { get; init; } = [];

    /// <summary>The circular drafted from it, for the office; null where there is none.</summary>
    public string? CircularId { get; init; }

    /// <summary>The workflow that runs it.</summary>
    public required string InstanceId { get; init; } = string.Empty;
}

/// <summary>A unit in a round.</summary>
/// <param name="Unit">Which.</param>
/// <param name="Total">总分; null before it is published.</param>
/// <param name="Rank">名次; null before it is published.</param>
/// <param name="MayRead">Whether its sheet is the caller's to read.</param>
/// <param name="Owed">Values it still owes; 0 where the caller may not read its sheet.</param>
/// <param name="ToReview">Values of it that wait for review; 0 where the caller may not read its sheet.</param>
/// <param name="ToDecide">Appeals of it that wait for a decision; 0 where the caller may not read its sheet.</param>
public sealed record RankedUnit(
    EvaluationUnit Unit, decimal? Total, int? Rank, bool MayRead, int Owed, int ToReview, int ToDecide);

/// <summary>What rounds can be judged by.</summary>
/// <param name="Systems">The indicator systems.</param>
/// <param name="Sources">What the engine can measure.</param>
/// <param name="MayOpen">Whether the caller may open a round.</param>
public sealed record IndicatorSystemList(
    IReadOnlyList<IndicatorSystem> Systems, IReadOnlyList<MeasuredSource> Sources, bool MayOpen);

/// <summary>What the engine can measure.</summary>
/// <param name="Source">How indicators name it.</param>
/// <param name="Description">What it is.</param>
public sealed record MeasuredSource(string Source, string Description);
