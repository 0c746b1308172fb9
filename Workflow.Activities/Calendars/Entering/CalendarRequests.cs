using MediatR;
using Workflow.Activities.Callers;

namespace Workflow.Activities.Calendars.Entering;

/// <summary>The working calendar (工作日历) with every year that is published; for everybody who works with deadlines.</summary>
public sealed record GetCalendar(Caller Caller) : IRequest<CalendarView>;

/// <summary>
/// 录入放假安排: an administrator enters a year as the State Council's office has published it, or puts right one that is
/// not over. Open cases are reckoned anew within the hour.
/// </summary>
/// <param name="Caller">The administrator.</param>
/// <param name="Year">The year.</param>
/// <param name="Expected">Hash of the calendar it was entered beside.</param>
public sealed record EnterCalendarYear(Caller Caller, CalendarYear Year, string Expected) : IRequest<CalendarView>;

/// <summary>The calendar.</summary>
/// <param name="Name">Name.</param>
/// <param name="Hash">Stands for what it holds.</param>
/// <param name="LastYear">The last year that is published; deadlines in later ones are provisional (暂定).</param>
/// <param name="Open">Years that can be entered or put right, the next one last.</param>
/// <param name="Years">The years that are published, the newest first.</param>
/// <param name="MayEnter">Whether the caller may enter a year.</param>
public sealed record CalendarView(
    string Name, string Hash, int LastYear, IReadOnlyList<int> Open, IReadOnlyList<CalendarYear> Years, bool MayEnter);
