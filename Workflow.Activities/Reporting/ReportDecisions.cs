using Workflow.Activities.Calendars;
using Workflow.Activities.Common;

namespace Workflow.Activities.Reporting;

/// <summary>What may be done with a unit's report and what follows. Doing again what is already so changes nothing.</summary>
internal static class ReportDecisions
{
    /// <summary>布置.</summary>
    public static IReadOnlyList<object> Request(ReportState state, ReportRequested requested) =>
        state.Requested is null ? [requested] : [];

    /// <summary>暂存.</summary>
    public static IReadOnlyList<object> Save(ReportState state, IReadOnlyList<ReportEntry> entries)
    {
        RequireOwed(state);
        return [new ReportSaved(entries)];
    }

    /// <summary>报送. Late is who first reports after the end of the due day; one who sends again after a return is not.</summary>
    public static IReadOnlyList<object> Submit(ReportState state, IReadOnlyList<ReportEntry> entries, DateTimeOffset now)
    {
        RequireOwed(state);
        var isLate = state.SubmittedAt is null ? now > ChinaTime.EndOf(state.Requested!.DueOn) : state.IsLate;
        return [new ReportSubmitted(entries, isLate)];
    }

    /// <summary>退回.</summary>
    public static IReadOnlyList<object> Return(ReportState state, Remark reason)
    {
        RequireRunning(state);
        return state.Status is ReportStatus.Submitted or ReportStatus.Accepted
            ? [new ReportReturned(reason)]
            : throw Refusals.Conflict("report.not-submitted", "单位还没有报送，不能退回。");
    }

    /// <summary>审核通过.</summary>
    public static IReadOnlyList<object> Accept(ReportState state)
    {
        if (state.Status == ReportStatus.Accepted)
        {
            return [];
        }

        RequireRunning(state);
        return state.Status == ReportStatus.Submitted
            ? [new ReportAccepted()]
            : throw Refusals.Conflict("report.not-submitted", "单位还没有报送，不能审核。");
    }

    /// <summary>逾期未报: who reported once has not missed the day, even when it was returned since.</summary>
    public static IReadOnlyList<object> Miss(ReportState state) =>
        state is { SubmittedAt: null, IsMissed: false, IsEnded: false } ? [new ReportMissed()] : [];

    /// <summary>The round is consolidated.</summary>
    public static IReadOnlyList<object> End(ReportState state) => state.IsEnded ? [] : [new ReportEnded()];

    private static void RequireOwed(ReportState state)
    {
        RequireRunning(state);
        if (!ReportStatus.IsOwed(state.Status))
        {
            throw Refusals.Conflict("report.submitted", "本期进展已经报送，如需修改请联系统筹部门退回。");
        }
    }

    private static void RequireRunning(ReportState state)
    {
        if (state.IsEnded)
        {
            throw Refusals.Conflict("report.round-consolidated", "本轮报送已经汇总，内容不能再改动。");
        }
    }
}
