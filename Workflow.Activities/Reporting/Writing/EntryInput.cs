namespace Workflow.Activities.Reporting.Writing;

/// <summary>What a unit writes about one measure.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="Progress">进展情况.</param>
/// <param name="Percent">完成进度, 0 to 100.</param>
/// <param name="Values">Measured values in the order of the measure's targets; null for one not measured.</param>
/// <param name="Problems">存在问题.</param>
/// <param name="NextSteps">下一步打算.</param>
public sealed record EntryInput(
    string MeasureId,
    string? Progress = null,
    decimal? Percent = null,
    IReadOnlyList<decimal?>? Values = null,
    string? Problems = null,
    string? NextSteps = null);
