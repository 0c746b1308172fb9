namespace Workflow.Activities.Evaluation.Giving;

/// <summary>What a unit gives for one indicator.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Value">Value; null when it was not filled in.</param>
/// <param name="Note">How it was worked out, and where its evidence is.</param>
/// <param name="Files">佐证材料 that were uploaded: ids of the caller's uploads, and of files that the unit gave in this round before.</param>
public sealed record ValueInput(string Indicator, decimal? Value, string? Note, IReadOnlyList<string>? Files = null);
