using Workflow.Activities.Calendars;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Special;

/// <summary>特别程序: hearings, expert reviews and the like stop the clock; time excluded by law.</summary>
internal static class SpecialProcedure
{
    public static IReadOnlyList<object> Begin(CaseState state, Remark? reason) => (state, reason) switch
    {
        ({ HasEnded: true } or { Status: CaseStatus.Special }, _) => [],
        ({ AcceptedAt: null } or { Status: CaseStatus.Supplement }, _) =>
            throw Refusals.Conflict("case.not-accepted", "受理之后才能进入特别程序。"),
        (_, null) => throw Refusals.Invalid("case.reason-required", "进入特别程序必须写明理由。"),
        _ => [new CaseClockStopped(reason)],
    };

    public static IReadOnlyList<object> End(CaseState state, DateTimeOffset now, WorkingCalendar calendar) => state switch
    {
        { Status: CaseStatus.Special, DueAt: { } dueAt, ClockStoppedAt: { } stoppedAt } =>
            [new CaseClockResumed(calendar.Moved(dueAt, stoppedAt, now))],
        _ => [],
    };
}
