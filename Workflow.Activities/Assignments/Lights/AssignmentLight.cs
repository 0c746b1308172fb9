namespace Workflow.Activities.Assignments.Lights;

/// <summary>灯: green, yellow or red, with the reason in words. Worked out when somebody looks, never stored.</summary>
/// <param name="Light">See <see cref="Calendars.Light"/>.</param>
/// <param name="Reason">Why, for people.</param>
internal sealed record AssignmentLight(string Light, string Reason)
{
    /// <summary>The light of an assignment: the worst of its aspects; among equals the weightiest tells.</summary>
    public static AssignmentLight Of(LightFacts facts, LightCutoffs cutoffs) => facts switch
    {
        { SubmittedOn: { } on, IsLate: true } => new AssignmentLight(
            Calendars.Light.Red, $"逾期{Days(cutoffs.Calendar.WorkingDaysBetween(facts.Deadline, on))}报请销号{(facts.IsClosed ? string.Empty : "，待审核")}"),
        { IsClosed: true } => new AssignmentLight(Calendars.Light.Green, "按期销号"),
        { SubmittedOn: not null } => new AssignmentLight(Calendars.Light.Green, "已按期报请销号，待审核"),
        _ => At(facts, cutoffs, cutoffs.Red, Calendars.Light.Red)
            ?? At(facts, cutoffs, cutoffs.Yellow, Calendars.Light.Yellow)
            ?? new AssignmentLight(Calendars.Light.Green, "按计划推进"),
    };

    private static AssignmentLight? At(LightFacts facts, LightCutoffs cutoffs, LightClocks limits, string light) =>
        LightAspect.All.FirstOrDefault(aspect => facts.Clocks.Of(aspect) <= limits.Of(aspect)) is { } aspect
            ? new AssignmentLight(light, Words(aspect, facts, cutoffs))
            : null;

    private static string Words(string aspect, LightFacts facts, LightCutoffs cutoffs)
    {
        var days = LightCutoffs.Elapsed(cutoffs.Calendar, DateOnly.FromDayNumber(facts.Clocks.Of(aspect)), cutoffs.Today);
        return aspect switch
        {
            LightAspect.Signature => $"交办 {days} 个工作日未签收",
            LightAspect.Planning => $"签收 {days} 个工作日未填报节点",
            LightAspect.Feedback => $"{days} 个工作日未反馈",
            LightAspect.Milestone => Due($"节点“{facts.MilestoneTitle}”", days, facts.Clocks.Milestone, cutoffs.Today),
            _ => Due("办结时限", days, facts.Clocks.Deadline, cutoffs.Today),
        };
    }

    private static string Due(string what, int days, int day, DateOnly today) => day.CompareTo(today.DayNumber) switch
    {
        0 => $"{what}今天到期",
        < 0 => $"{what}已过期{Days(days)}",
        _ => $"{what}还有{Days(-days)}到期",
    };

    // Over a weekend or a holiday no working day goes by.
    private static string Days(int days) => days > 0 ? $" {days} 个工作日" : "不足 1 个工作日";
}
