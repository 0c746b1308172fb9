using Workflow.Activities.Forms;

namespace Workflow.Activities.Evaluation.Viewing;

/// <summary>评价表 of a unit: every value, every step of its score, and its appeals.</summary>
/// <param name="Id">The round.</param>
/// <param name="Title">Name of the round.</param>
/// <param name="Status">See <see cref="EvaluationStatus"/>.</param>
/// <param name="DueOn">Last day for values.</param>
/// <param name="AppealUntil">Last day for appeals; null before it is published.</param>
/// <param name="Unit">Whose it is.</param>
/// <param name="Total">总分; null before it is published.</param>
/// <param name="Rank">名次; null before it is published.</param>
/// <param name="Units">How many units are judged.</param>
/// <param name="Sum">How the total came about.</param>
/// <param name="Lines">A line for each indicator.</param>
/// <param name="Version">Version of the round's stream.</param>
public sealed record UnitSheetView(
    string Id,
    string Title,
    string Status,
    DateOnly DueOn,
    DateOnly? AppealUntil,
    EvaluationUnit Unit,
    decimal? Total,
    int? Rank,
    int Units,
    string? Sum,
    IReadOnlyList<SheetLine> Lines,
    long Version);

/// <summary>One indicator on a unit's sheet.</summary>
/// <param name="Indicator">Code.</param>
/// <param name="Title">Name.</param>
/// <param name="Weight">权重.</param>
/// <param name="ValueUnit">Unit of its values.</param>
/// <param name="Rule">The scoring rule in words.</param>
/// <param name="Guide">How a unit works its value out.</param>
/// <param name="IsAsked">Whether the unit gives it.</param>
/// <param name="Status">See <see cref="ValueStatus"/>.</param>
/// <param name="Value">Value; null when there is none.</param>
/// <param name="Before">What it was before an appeal corrected it.</param>
/// <param name="Note">What the unit wrote about it, or the numbers it comes from.</param>
/// <param name="ReturnedBecause">Why it was returned.</param>
/// <param name="Points">Points; null before it is published and where the indicator is left out.</param>
/// <param name="Weighted">Weighted points; null before it is published.</param>
/// <param name="Words">The step in words; null before it is published.</param>
/// <param name="Appeal">The unit's appeal; null when there is none.</param>
/// <param name="MayGive">Whether the caller may give it now.</param>
/// <param name="MayReview">Whether the caller may accept or return it now.</param>
/// <param name="MayAppeal">Whether the caller may appeal now.</param>
/// <param name="MayDecide">Whether the caller may decide the appeal now.</param>
public sealed record SheetLine(
    string Indicator,
    string Title,
    decimal Weight,
    string ValueUnit,
    string Rule,
    string Guide,
    bool IsAsked,
    string Status,
    decimal? Value,
    decimal? Before,
    string? Note,
    string? ReturnedBecause,
    decimal? Points,
    decimal? Weighted,
    string? Words,
    SheetAppeal? Appeal,
    bool MayGive,
    bool MayReview,
    bool MayAppeal,
    bool MayDecide)
{
    /// <summary>佐证材料 that the unit uploaded.</summary>
    public IReadOnlyList<FileReference> Files { get; init; } = [];
}

/// <summary>An appeal on a sheet.</summary>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="IsUpheld">Null while it is open.</param>
/// <param name="Decision">Why it was decided so.</param>
public sealed record SheetAppeal(string? Reason, DateTimeOffset At, bool? IsUpheld, string? Decision);
