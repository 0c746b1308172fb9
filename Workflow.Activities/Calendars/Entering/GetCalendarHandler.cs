using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Calendars.Entering;

/// <summary>Shows the calendar.</summary>
internal sealed class GetCalendarHandler(CalendarFolder calendars, TimeProvider clock) : IRequestHandler<GetCalendar, CalendarView>
{
    public Task<CalendarView> Handle(GetCalendar request, CancellationToken cancellationToken) => Task.FromResult(
        request.Caller.Is(Roles.Citizen)
            ? throw Refusals.Forbidden("calendar.forbidden", "工作日历只供工作人员查看。")
            : View(calendars.Stored, request.Caller, clock));

    public static CalendarView View(StoredCalendar stored, Caller caller, TimeProvider clock)
    {
        var (today, last) = (ChinaTime.DayOf(clock.GetUtcNow()).Year, stored.Content.LastYear);
        return new CalendarView(
            stored.Content.Name,
            stored.Hash,
            last,
            [.. stored.Content.Years.Select(year => year.Year).Where(year => year >= today), last + 1],
            [.. stored.Content.Years.Reverse()],
            caller.Is(Roles.Administrator));
    }
}
