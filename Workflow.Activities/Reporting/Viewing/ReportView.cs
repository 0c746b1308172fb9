using System.Diagnostics.CodeAnalysis;

namespace Workflow.Activities.Reporting.Viewing;

/// <summary>A report in a list.</summary>
public record ReportSummary
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Its round.</summary>
    public required string RoundId { get; init; }

    /// <summary>Code of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Name of the unit.</summary>
    public required string UnitName { get; init; }

    /// <summary>The plan's title.</summary>
    public required string PlanTitle { get; init; }

    /// <summary>What is reported on, such as 2026年上半年.</summary>
    public required string Period { get; init; }

    /// <summary>See <see cref="ReportStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Whether it came after the end of the due day.</summary>
    public required bool IsLate { get; init; }

    /// <summary>Whether the due day has ended without it.</summary>
    public required bool IsMissing { get; init; }

    /// <summary>Last day, in Asia/Shanghai.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>green, yellow, red: the report before the end of that day.</summary>
    public required string Light { get; init; }

    /// <summary>How many measures it is about.</summary>
    public required int MeasureCount { get; init; }

    /// <summary>When the unit first reported.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Version of its stream, for If-Match.</summary>
    public required long Version { get; init; }
}

/// <summary>A report with all it says.</summary>
public sealed record ReportView : ReportSummary
{
    [SetsRequiredMembers]
    internal ReportView(ReportSummary summary)
        : base(summary)
    {
    }

    /// <summary>Its measures with what the unit says about each.</summary>
    public IReadOnlyList<EntryView> Entries { get; init; } = [];

    /// <summary>When the unit was last reminded; null when it was not.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>What was done, oldest first.</summary>
    public IReadOnlyList<ReportStepView> Steps { get; init; } = [];

    /// <summary>What the caller may do now; see <see cref="ReportAct"/>.</summary>
    public IReadOnlyList<string> Acts { get; init; } = [];
}

/// <summary>A measure with what the unit says about it.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Now">What it says in this round.</param>
/// <param name="Before">What it said in the round before; null where there was none.</param>
public sealed record EntryView(ReportMeasure Measure, EntryWords Now, EntryWords? Before);

/// <summary>What a unit says about a measure. Words are null when there are none or they were erased.</summary>
/// <param name="Progress">进展情况.</param>
/// <param name="Percent">完成进度, 0 to 100.</param>
/// <param name="Values">Measured values in the order of the targets.</param>
/// <param name="Problems">存在问题.</param>
/// <param name="NextSteps">下一步打算.</param>
public sealed record EntryWords(
    string? Progress, decimal? Percent, IReadOnlyList<decimal?> Values, string? Problems, string? NextSteps);

/// <summary>An act on a report.</summary>
/// <param name="What">Its code, such as <c>returned</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Name of the organisation acted for; empty for a workflow.</param>
/// <param name="Words">Reason; null when there is none or it was erased.</param>
public sealed record ReportStepView(string What, DateTimeOffset At, string By, string Organisation, string? Words);
