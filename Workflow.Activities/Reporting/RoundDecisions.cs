using Workflow.Activities.Common;

namespace Workflow.Activities.Reporting;

/// <summary>What may be done with a round and what follows.</summary>
internal static class RoundDecisions
{
    /// <summary>报送开始.</summary>
    public static IReadOnlyList<object> Open(RoundState state, RoundOpened opened) => state.Opened is not null
        ? throw Refusals.Conflict("report-round.exists", $"{opened.Period.Name}的报送已经开始，不能重复开始。")
        : opened.Units.Count == 0
            ? throw Refusals.Conflict("report-round.no-unit", "工作要点中没有能报送进展的责任单位，请先核对各举措的责任单位。")
            : [opened];

    /// <summary>提醒.</summary>
    public static IReadOnlyList<object> Remind(RoundState state, IReadOnlyList<string> owing) =>
        state.Status == RoundStatus.Consolidated || owing.Count == 0 ? [] : [new RoundReminded(owing)];

    /// <summary>截止.</summary>
    public static IReadOnlyList<object> End(RoundState state, IReadOnlyList<string> missing) =>
        state.Status == RoundStatus.Open ? [new RoundEnded(missing)] : [];

    /// <summary>
    /// 汇总: nothing may wait for review, and before the end of the due day nobody may still owe a report. Whoever has
    /// not reported by then is named in the report as missing.
    /// </summary>
    public static IReadOnlyList<object> Consolidate(RoundState state, IReadOnlyList<ReportState> reports)
    {
        if (state.Status == RoundStatus.Consolidated)
        {
            return [];
        }

        var toReview = reports.Count(report => report.Status == ReportStatus.Submitted);
        if (toReview > 0)
        {
            throw Refusals.Conflict("report-round.to-review", $"还有 {toReview} 份报送待审核，请先审核再汇总。");
        }

        var owed = reports.Count(report => ReportStatus.IsOwed(report.Status));
        return state.Status == RoundStatus.Open && owed > 0
            ? throw Refusals.Conflict("report-round.running", $"报送尚未截止，还有 {owed} 个单位没有报送，请截止后再汇总。")
            : [new RoundConsolidated(
                [.. reports.Where(report => report.Status == ReportStatus.Accepted).Select(report => report.Requested!.Unit.Code)])];
    }
}
