using Workflow.Activities.Calendars;
using Workflow.Activities.Common;

namespace Workflow.Activities.Rectification;

/// <summary>What may be done with a rectification and what follows. Doing again what is already so changes nothing.</summary>
internal static class RectificationDecisions
{
    /// <summary>责令整改.</summary>
    public static IReadOnlyList<object> Order(RectificationState state, RectificationOrdered ordered) =>
        state.Order is null ? [ordered] : [];

    /// <summary>报送整改方案.</summary>
    public static IReadOnlyList<object> Plan(
        RectificationState state, Remark plan, WorkingCalendar calendar, DateOnly today)
    {
        RequireOpen(state);
        return state.Status == RectificationStatus.Ordered
            ? [new RectificationPlanned(plan, calendar.AddWorkingDays(today, Terms(state).ReportDays))]
            : throw Refusals.Conflict("rectification.planned", "整改方案已经报送，请按方案整改并报送整改报告。");
    }

    /// <summary>报送整改报告: every requirement is answered.</summary>
    public static IReadOnlyList<object> Report(RectificationState state, IReadOnlyList<RequirementAnswer> answers)
    {
        RequireOpen(state);
        if (state.Status is not (RectificationStatus.Planned or RectificationStatus.Returned))
        {
            throw Refusals.Conflict(
                "rectification.no-report-owed",
                state.Status == RectificationStatus.Ordered ? "请先报送整改方案。" : "整改报告已经报送，不能再改动。");
        }

        return answers.Count == state.Order!.Requirements.Count
            ? [new RectificationReported(answers)]
            : throw Refusals.Invalid(
                "rectification.answers", "请逐项说明整改情况。", new FieldError("/answers", $"应有 {state.Order.Requirements.Count} 项。"));
    }

    /// <summary>核查未通过: returned, and up a level when it was returned as often as its terms allow.</summary>
    public static IReadOnlyList<object> Return(
        RectificationState state, Remark reason, WorkingCalendar calendar, DateOnly today)
    {
        RequireReported(state);
        var due = calendar.AddWorkingDays(today, Terms(state).RedoDays);
        var returned = new RectificationReturned(reason, due);
        return state.Returns + 1 >= Terms(state).ReturnsPerLevel && MayGoUp(state)
            ? [returned, new RectificationElevated(state.Level + 1, due)]
            : [returned];
    }

    /// <summary>核查通过, 销号.</summary>
    public static IReadOnlyList<object> Close(RectificationState state, Remark opinion)
    {
        if (state.Status == RectificationStatus.Closed)
        {
            return [];
        }

        RequireReported(state);
        return [new RectificationClosed(opinion)];
    }

    /// <summary>撤销: at any time before it ended.</summary>
    public static IReadOnlyList<object> Withdraw(RectificationState state, Remark reason)
    {
        RequireOpen(state);
        return [new RectificationWithdrawn(reason)];
    }

    /// <summary>催办: while the unit has the next move.</summary>
    public static void RequireUrgeable(RectificationState state)
    {
        RequireOpen(state);
        if (!RectificationStatus.IsOwed(state.Status))
        {
            throw Refusals.Conflict("rectification.not-urgeable", "整改报告已经报送，正在等待核查，无需催办。");
        }
    }

    /// <summary>
    /// 逾期提级: once the due day has ended while the unit has the next move. At the highest level the failure is noted, once
    /// for each due day, and it stays owed.
    /// </summary>
    public static IReadOnlyList<object> Lapse(RectificationState state, WorkingCalendar calendar, DateTimeOffset now)
    {
        var isLate = state.Order is not null && RectificationStatus.IsOwed(state.Status)
            && state.LapsedOn != state.DueOn && now > ChinaTime.EndOf(state.DueOn);
        if (!isLate)
        {
            return [];
        }

        var lapsed = new RectificationLapsed(state.DueOn);
        return MayGoUp(state)
            ?
            [
                lapsed,
                new RectificationElevated(
                    state.Level + 1, calendar.AddWorkingDays(ChinaTime.DayOf(now), Terms(state).RedoDays)),
            ]
            : [lapsed];
    }

    private static RectificationTerms Terms(RectificationState state) => state.Order!.Terms;

    private static bool MayGoUp(RectificationState state) => state.Level < Terms(state).Levels;

    private static void RequireOpen(RectificationState state)
    {
        if (RectificationStatus.IsEnded(state.Status))
        {
            throw Refusals.Conflict(
                "rectification.ended",
                state.Status == RectificationStatus.Closed ? "这件整改已经销号，无需再办理。" : "这件整改已经撤销，无需再办理。");
        }
    }

    private static void RequireReported(RectificationState state)
    {
        if (state.Status != RectificationStatus.Reported)
        {
            throw Refusals.Conflict("rectification.not-reported", "没有待核查的整改报告。");
        }
    }
}
