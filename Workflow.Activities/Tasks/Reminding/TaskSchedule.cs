using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Reminding;

/// <summary>Plans what happens to a task as time passes.</summary>
internal static class TaskSchedule
{
    private static readonly TimeOnly OfficeOpens = new(9, 0);

    /// <summary>
    /// A reminder on the morning of the working day before, when that is still to come, and the overdue mark right after
    /// the deadline. A deadline that moves is planned anew; rows for the former one find it changed and do nothing.
    /// </summary>
    public static void Plan(
        IUnitOfWork unit,
        string taskId,
        string caseNumber,
        DateTimeOffset? dueAt,
        WorkingCalendar calendar)
    {
        if (dueAt is not { } due)
        {
            return;
        }

        var morning = ChinaTime.At(calendar.WorkingDayBefore(ChinaTime.DayOf(due)), OfficeOpens);
        if (morning > unit.Now)
        {
            unit.Enqueue(Work(RemindTaskHandler.CommandKind, morning));
        }

        unit.Enqueue(Work(OverdueTaskHandler.CommandKind, due.AddSeconds(1)));

        CommandWork Work(string kind, DateTimeOffset at) => new(
            unit.Origin.Tenant,
            kind,
            JsonSerializer.SerializeToElement(new DueTask(taskId, due), EngineJson.Options),
            caseNumber,
            at);
    }
}

/// <summary>A task and the deadline for which something was planned.</summary>
internal sealed record DueTask(string TaskId, DateTimeOffset DueAt);
