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
        RectificationState state, Remark plan, WorkingCalendar calendar, DateOnly today) =>
        state.Status == RectificationStatus.Ordered
            ? [new RectificationPlanned(plan, calendar.AddWorkingDays(today, Terms(state).ReportDays))]
            : throw Refusals.Conflict("rectification.planned", "整改方案已经报送，请按方案整改并报送整改报告。");

    /// <summary>报送整改报告: every requirement is answered.</summary>
    public static IReadOnlyList<object> Report(RectificationState state, IReadOnlyList<RequirementAnswer> answers)
    {
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
        return state.Returns + 1 >= Terms(state).ReturnsPerLevel
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

    /// <summary>逾期提级: once the due day has ended while the unit has the next move.</summary>
    public static IReadOnlyList<object> Lapse(RectificationState state, WorkingCalendar calendar, DateTimeOffset now) =>
        state.Order is not null && RectificationStatus.IsOwed(state.Status) && now > ChinaTime.EndOf(state.DueOn)
            ?
            [
                new RectificationLapsed(state.DueOn),
                new RectificationElevated(
                    state.Level + 1, calendar.AddWorkingDays(ChinaTime.DayOf(now), Terms(state).RedoDays)),
            ]
            : [];

    /// <summary>How often a unit failed within a calendar year, over all of its rectifications.</summary>
    public static int FailuresOf(IEnumerable<RectificationState> states, string unit, int year) =>
        states.Where(state => state.Order?.Unit == unit).Sum(state => state.Failures.Count(day => day.Year == year));

    private static RectificationTerms Terms(RectificationState state) => state.Order!.Terms;

    private static void RequireReported(RectificationState state)
    {
        if (state.Status != RectificationStatus.Reported)
        {
            throw Refusals.Conflict("rectification.not-reported", "没有待核查的整改报告。");
        }
    }
}
