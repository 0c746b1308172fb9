using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Activities.Tasks.Reminding;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks;

/// <summary>Moves the deadlines of a case's open items and tasks when its clock starts again or runs on.</summary>
internal sealed class Deadlines(ICalendars calendars)
{
    /// <summary>补正: every count starts again.</summary>
    public Task RestartAsync(IUnitOfWork unit, CaseState state, CancellationToken cancellation) =>
        MoveAsync(unit, state, (_, days) => calendars.China.Deadline(unit.Now, days), cancellation);

    /// <summary>特别程序: the time in between does not count.</summary>
    public Task MoveOnAsync(IUnitOfWork unit, CaseState state, DateTimeOffset stoppedAt, CancellationToken cancellation) =>
        MoveAsync(unit, state, (dueAt, _) => calendars.China.Moved(dueAt, stoppedAt, unit.Now), cancellation);

    /// <summary>延期: one item and its tasks get some working days more.</summary>
    public Task ExtendAsync(IUnitOfWork unit, CaseState state, string item, int days, CancellationToken cancellation) =>
        MoveAsync(unit, state, (dueAt, _) => Later(dueAt, days), cancellation, item);

    /// <summary>放假安排: what was set before the calendar changed is reckoned anew; gives whether a deadline moved.</summary>
    public Task<bool> ReckonAsync(
        IUnitOfWork unit, CaseState state, DateTimeOffset changedAt, Func<DateTimeOffset, DateTimeOffset> reckoned, CancellationToken cancellation) =>
        MoveAsync(unit, state, (dueAt, _) => reckoned(dueAt), cancellation, setBefore: changedAt);

    /// <summary>A deadline some working days later.</summary>
    public DateTimeOffset Later(DateTimeOffset dueAt, int days) =>
        ChinaTime.EndOf(calendars.China.AddWorkingDays(ChinaTime.DayOf(dueAt), days));

    private async Task<bool> MoveAsync(
        IUnitOfWork unit,
        CaseState state,
        Func<DateTimeOffset, int, DateTimeOffset> move,
        CancellationToken cancellation,
        string? only = null,
        DateTimeOffset? setBefore = null)
    {
        var hasMoved = false;
        foreach (var item in state.Items.Where(each => each.IsOpen && (only is null || each.Plan.Code == only) && !(each.OpenedAt > setBefore)))
        {
            var linked = await unit.LoadAsync<ItemState>(ItemState.Stream(item.Number!), cancellation);
            var due = new ItemDueMoved(
                move(linked.State.DueAt, item.Plan.PromisedDays),
                move(linked.State.StatutoryDueAt, item.Plan.StatutoryDays));
            if (due != new ItemDueMoved(linked.State.DueAt, linked.State.StatutoryDueAt))
            {
                unit.Append(linked, [due]);
                hasMoved = true;
            }
        }

        foreach (var task in state.Tasks.Where(each => only is null || each.Item == only))
        {
            var found = await unit.LoadAsync<TaskState>(TaskState.Stream(task.Id), cancellation);
            if (found.State is { IsOpen: true, DueAt: { } dueAt, Created: { } created }
                && !(found.State.CreatedAt > setBefore)
                && move(dueAt, created.LimitDays) is var moved && moved != dueAt)
            {
                hasMoved = true;
                unit.Append(found, TaskDecisions.MoveDue(found.State, moved));
                TaskSchedule.Plan(unit, task.Id, state.Number, moved, calendars.China);
            }
        }

        return hasMoved;
    }
}
