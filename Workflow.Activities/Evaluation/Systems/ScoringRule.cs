namespace Workflow.Activities.Evaluation.Systems;

/// <summary>计分规则: exactly one of its members is given. Points run from 0 to 100.</summary>
/// <param name="Linear">直线: between two points.</param>
/// <param name="Bands">分档: the points of the highest band that the value reaches; 0 when it reaches none.</param>
/// <param name="Deduction">扣分: so many points off for each occurrence.</param>
public sealed record ScoringRule(
    LinearRule? Linear = null, IReadOnlyList<ScoringBand>? Bands = null, DeductionRule? Deduction = null)
{
    /// <summary>The most points.</summary>
    public const decimal Full = 100;
}

/// <summary>直线: values beyond the ends have the points of the end.</summary>
public sealed record LinearRule(ScoringPoint From, ScoringPoint To);

/// <summary>A value and its points.</summary>
public sealed record ScoringPoint(decimal Value, decimal Points);

/// <summary>分档.</summary>
/// <param name="AtLeast">Least value of the band.</param>
/// <param name="Points">Its points.</param>
public sealed record ScoringBand(decimal AtLeast, decimal Points);

/// <summary>扣分.</summary>
/// <param name="From">Points without any occurrence.</param>
/// <param name="Each">Points off for each; none go below 0.</param>
public sealed record DeductionRule(decimal From, decimal Each);
