using Workflow.Activities.Common;

namespace Workflow.Activities.Reporting;

/// <summary>报送开始: a round was opened, its units asked.</summary>
/// <param name="RoundId">Id.</param>
/// <param name="PlanId">The confirmed plan.</param>
/// <param name="PlanTitle">Its title.</param>
/// <param name="Period">What is reported on.</param>
/// <param name="DueOn">Last day for reports, in Asia/Shanghai.</param>
/// <param name="Units">Units asked.</param>
/// <param name="Unreached">Names of responsible units that no organisation reports for.</param>
/// <param name="InstanceId">The workflow that runs the round; null when none does.</param>
internal sealed record RoundOpened(
    string RoundId,
    string PlanId,
    string PlanTitle,
    HalfYear Period,
    DateOnly DueOn,
    IReadOnlyList<ReportUnit> Units,
    IReadOnlyList<string> Unreached,
    string? InstanceId);

/// <summary>提醒: these units were reminded.</summary>
internal sealed record RoundReminded(IReadOnlyList<string> Units);

/// <summary>截止: the due day has ended without a report of these units.</summary>
internal sealed record RoundEnded(IReadOnlyList<string> Missing);

/// <summary>汇总: the round is consolidated from these reports; nothing changes any more.</summary>
internal sealed record RoundConsolidated(IReadOnlyList<string> Included);

/// <summary>布置: a unit is asked for its report, pre-filled with its measures.</summary>
/// <param name="ReportId">Id.</param>
/// <param name="RoundId">Round.</param>
/// <param name="Unit">Unit asked.</param>
/// <param name="PlanTitle">Title of the plan.</param>
/// <param name="Period">What is reported on.</param>
/// <param name="DueOn">Last day, in Asia/Shanghai.</param>
/// <param name="Measures">Its measures.</param>
/// <param name="Previous">What it said in the round before; empty where there was none.</param>
internal sealed record ReportRequested(
    string ReportId,
    string RoundId,
    ReportUnit Unit,
    string PlanTitle,
    HalfYear Period,
    DateOnly DueOn,
    IReadOnlyList<ReportMeasure> Measures,
    IReadOnlyList<ReportEntry> Previous);

/// <summary>暂存.</summary>
internal sealed record ReportSaved(IReadOnlyList<ReportEntry> Entries);

/// <summary>报送, or sent again after a return.</summary>
/// <param name="Entries">What it says.</param>
/// <param name="IsLate">Whether the unit first reported after the end of the due day.</param>
internal sealed record ReportSubmitted(IReadOnlyList<ReportEntry> Entries, bool IsLate);

/// <summary>退回.</summary>
internal sealed record ReportReturned(Remark Reason);

/// <summary>审核通过.</summary>
internal sealed record ReportAccepted;

/// <summary>逾期未报: the due day has ended without it.</summary>
internal sealed record ReportMissed;

/// <summary>结束: the round was consolidated; the report stays as it is.</summary>
internal sealed record ReportEnded;
