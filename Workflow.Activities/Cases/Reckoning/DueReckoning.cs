using Workflow.Activities.Calendars;

namespace Workflow.Activities.Cases.Reckoning;

/// <summary>What becomes of a deadline when the calendar it was reckoned with is another one now.</summary>
internal static class DueReckoning
{
    /// <summary>Kinds of lines on the timeline with which a running clock was moved.</summary>
    private static readonly string[] Moving = ["supplemented", "supplement-cancelled", "clock-resumed", "extension-granted"];

    /// <summary>
    /// As many working days from now on as there were: what lies behind was lived by the former calendar, and a deadline that is
    /// over stays. No history is needed for it.
    /// </summary>
    public static DateTimeOffset Reckon(DateTimeOffset dueAt, DateTimeOffset now, WorkingCalendar former, WorkingCalendar calendar)
    {
        var (today, due) = (ChinaTime.DayOf(now), ChinaTime.DayOf(dueAt));

        // One that ends on a day off was not counted in working days.
        return due > today && former.IsWorkingDay(due)
            ? ChinaTime.EndOf(calendar.AddWorkingDays(today, former.WorkingDaysBetween(today, due)))
            : dueAt;
    }

    /// <summary>The decision for a case: nothing where nothing moves.</summary>
    /// <param name="state">The case.</param>
    /// <param name="reckoned">A deadline reckoned anew.</param>
    /// <param name="hasMoved">Whether an item's or task's deadline moved.</param>
    /// <param name="calendar">Hash of the calendar.</param>
    /// <param name="changedAt">When it came into force.</param>
    public static IReadOnlyList<object> Decide(
        CaseState state, Func<DateTimeOffset, DateTimeOffset> reckoned, bool hasMoved, string calendar, DateTimeOffset changedAt)
    {
        var dueAt = state.DueAt is { } due && state.AcceptedAt <= changedAt ? reckoned(due) : state.DueAt;
        return hasMoved || dueAt != state.DueAt ? [new CaseDueReckoned(dueAt, state.DueAt, calendar)] : [];
    }

    /// <summary>
    /// Whether a case has deadlines that this calendar was not applied to. One whose clock was moved since was reckoned with it
    /// when it moved.
    /// </summary>
    public static bool IsOpen(CaseState state, string calendar, DateTimeOffset changedAt) =>
        !state.HasEnded && state.Status != CaseStatus.Supplement && state.Calendar != calendar
        && !state.Timeline.Any(line => line.At > changedAt && Moving.Contains(line.Kind));
}
