using Workflow.Activities.Calendars;
using Workflow.Activities.Notices.Ladders;

namespace Workflow.Activities.Rectification.Workflows;

/// <summary>What the calendar brings while the unit has the next move.</summary>
/// <param name="Port">The way on.</param>
/// <param name="At">When (UTC).</param>
internal sealed record RectificationTimer(string Port, DateTimeOffset At)
{
    /// <summary>The due day is near.</summary>
    public const string Remind = "Remind";

    /// <summary>The due day has passed.</summary>
    public const string Overdue = "Overdue";

    /// <summary>The next; null when there is none, since the due day passed at the highest level.</summary>
    /// <param name="state">The rectification.</param>
    /// <param name="calendar">Working calendar.</param>
    /// <param name="remindDays">Working days before the due day; null for no reminder.</param>
    /// <param name="now">Now: nobody is reminded of a day that has passed.</param>
    public static RectificationTimer? Of(
        RectificationState state, WorkingCalendar calendar, int? remindDays, DateTimeOffset now)
    {
        if (!RectificationStatus.IsOwed(state.Status) || state.LapsedOn == state.DueOn)
        {
            return null;
        }

        return remindDays is { } days and >= 0 && state.UrgedFor != state.DueOn && now <= ChinaTime.EndOf(state.DueOn)
            ? new RectificationTimer(Remind, StepDay.MomentOf(calendar, state.DueOn, -Math.Min(days, StepDay.MostDays)))
            : new RectificationTimer(Overdue, StepDay.EndOf(calendar, state.DueOn, 0));
    }
}
