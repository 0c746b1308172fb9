namespace Workflow.Activities.Evaluation.Scoring;

/// <summary>得分 of a unit with every step that led to it.</summary>
/// <param name="Unit">Organisation code.</param>
/// <param name="Steps">A step for each indicator, in the system's order.</param>
/// <param name="Weight">Weights of the indicators that count for the unit.</param>
/// <param name="Subtotal">Sum of the weighted points.</param>
/// <param name="Total">总分, 0 to 100.</param>
/// <param name="Words">How the total came about.</param>
public sealed record UnitScore(
    string Unit, IReadOnlyList<ScoreStep> Steps, decimal Weight, decimal Subtotal, decimal Total, string Words);

/// <summary>One step.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Value">Its value; null when there is none.</param>
/// <param name="Points">Points by the rule; null when it is left out.</param>
/// <param name="Weighted">Points by weight: what it adds to the subtotal.</param>
/// <param name="Words">Value, rule, points, weight and weighted points in words.</param>
public sealed record ScoreStep(string Indicator, decimal? Value, decimal? Points, decimal Weighted, string Words);

/// <summary>名次.</summary>
/// <param name="Unit">Organisation code.</param>
/// <param name="Total">总分.</param>
/// <param name="Rank">Place; units with the same total share it.</param>
public sealed record Standing(string Unit, decimal Total, int Rank);
