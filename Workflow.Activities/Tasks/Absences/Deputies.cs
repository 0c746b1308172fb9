using Marten;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Absences;

/// <summary>For whom a caller stands today, read with what is decided by it.</summary>
internal static class Deputies
{
    public static async Task<Hand> HandOfAsync(this IUnitOfWork unit, Caller caller, CancellationToken cancellation)
    {
        var (clerk, organisation, today) = (caller.Id, caller.Organisation, ChinaTime.DayOf(unit.Now));
        var absent = await unit.Query.Query<AbsenceRow>()
            .Where(row => row.Deputy == clerk && row.Organisation == organisation && !row.IsEnded
                && row.From <= today && row.Until >= today)
            .Select(row => row.Clerk)
            .ToListAsync(cancellation);
        return new Hand(clerk, absent);
    }
}
