namespace Workflow.Activities.Evaluation.Giving;

/// <summary>What a unit gives for one indicator.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Value">Value; null when it was not filled in.</param>
/// <param name="Note">How it was worked out, and where its evidence is.</param>
public sealed record ValueInput(string Indicator, decimal? Value, string? Note);
