using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans;

namespace Workflow.Activities.Reporting;

/// <summary>报送单位.</summary>
/// <param name="Code">Organisation code.</param>
/// <param name="Name">Name.</param>
public sealed record ReportUnit(string Code, string Name);

/// <summary>A measure that a unit has to report on, as the confirmed plan says it.</summary>
/// <param name="MeasureId">Id within the plan.</param>
/// <param name="Programme">重点工程.</param>
/// <param name="TaskNumber">Number of its task; null where it has none.</param>
/// <param name="Task">任务.</param>
/// <param name="Text">举措.</param>
/// <param name="Deadline">完成时限; null where nothing is said.</param>
/// <param name="Targets">What is to be reached, in numbers.</param>
public sealed record ReportMeasure(
    string MeasureId,
    string Programme,
    int? TaskNumber,
    string Task,
    string Text,
    PlanDeadline? Deadline,
    IReadOnlyList<PlanTarget> Targets);

/// <summary>What a unit says about one measure; free words are sealed, because they may name somebody.</summary>
/// <param name="MeasureId">The measure.</param>
/// <param name="Progress">进展情况.</param>
/// <param name="Percent">完成进度, 0 to 100; null where none is given.</param>
/// <param name="Values">Measured values in the order of the targets; null where none is given.</param>
/// <param name="Problems">存在问题.</param>
/// <param name="NextSteps">下一步打算.</param>
internal sealed record ReportEntry(
    string MeasureId,
    Remark? Progress,
    decimal? Percent,
    IReadOnlyList<decimal?> Values,
    Remark? Problems,
    Remark? NextSteps);
