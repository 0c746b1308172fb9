using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Steps;

/// <summary>Plans what happens to a step as time passes.</summary>
internal static class StepClock
{
    private static readonly TimeOnly OfficeOpens = new(9, 0);

    /// <summary>A reminder on the morning of the working day before, when that is still to come, and the overdue mark.</summary>
    public static void Plan(IUnitOfWork unit, string ticketId, TicketStepOpened step, WorkingCalendar calendar)
    {
        if (step.DueAt is not { } due)
        {
            return;
        }

        var morning = ChinaTime.At(calendar.WorkingDayBefore(ChinaTime.DayOf(due)), OfficeOpens);
        if (morning > unit.Now)
        {
            unit.Enqueue(Work(RemindStepHandler.CommandKind, morning));
        }

        unit.Enqueue(Work(OverdueStepHandler.CommandKind, due.AddSeconds(1)));

        CommandWork Work(string kind, DateTimeOffset at) => new(
            unit.Origin.Tenant,
            kind,
            JsonSerializer.SerializeToElement(new DueStep(ticketId, step.StepId), EngineJson.Options),
            ticketId,
            at);
    }
}

/// <summary>A step for which something was planned.</summary>
internal sealed record DueStep(string TicketId, string StepId);
