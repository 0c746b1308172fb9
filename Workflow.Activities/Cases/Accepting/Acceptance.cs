using Workflow.Activities.Calendars;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Accepting;

/// <summary>受理: the material is complete, the promised time begins the day after.</summary>
internal static class Acceptance
{
    public static IReadOnlyList<object> Decide(CaseState state, DateTimeOffset now, WorkingCalendar calendar) =>
        state switch
        {
            { HasEnded: true } or { AcceptedAt: not null } => [],
            { Status: CaseStatus.Supplement } =>
                throw Refusals.Conflict("case.supplement-open", "补正尚未完成，不能受理。"),
            _ => [new CaseAccepted(calendar.Deadline(now, state.PromisedDays))],
        };
}
