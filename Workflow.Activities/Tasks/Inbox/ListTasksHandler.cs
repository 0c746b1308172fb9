using Marten;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Absences;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Inbox;

/// <summary>The inbox: there as soon as the commit that created a task has returned.</summary>
internal sealed class ListTasksHandler(IUnitOfWorkFactory units, TaskViewer viewer, ICalendars calendars)
    : IRequestHandler<ListTasks, Page<TaskView>>
{
    private const int Most = 200;

    public async Task<Page<TaskView>> Handle(ListTasks request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        if (!caller.Is(Roles.Clerk))
        {
            return new Page<TaskView>([], 0);
        }

        await using var unit = await units.BeginAsync(
            new Origin(caller.In(caller.Tenant), "list-tasks"), cancellationToken);
        var hand = await unit.HandOfAsync(caller, cancellationToken);
        var rows = unit.Session.Query<TaskRow>().Matching(request, hand, unit.Now, calendars.China);
        var total = await rows.CountAsync(cancellationToken);
        var page = await Sorted(rows, request.Sort)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<TaskView>(await viewer.ShowAsync(caller.Tenant, page, hand, cancellationToken), total);
    }

    private static IQueryable<TaskRow> Sorted(IQueryable<TaskRow> rows, string? sort)
    {
        var ordered = sort switch
        {
            null or "" or InboxOrder.Due => rows.OrderBy(row => row.DueAt),
            InboxOrder.DueLast => rows.OrderByDescending(row => row.DueAt),
            InboxOrder.Created => rows.OrderBy(row => row.CreatedAt),
            InboxOrder.CreatedLast => rows.OrderByDescending(row => row.CreatedAt),
            InboxOrder.Name => rows.OrderBy(row => row.Name),
            InboxOrder.NameLast => rows.OrderByDescending(row => row.Name),
            _ => throw Refusals.Invalid(
                "tasks.sort-unknown", "不能这样排序。", new FieldError("/sort", "请用 dueAt、createdAt 或 name，前加减号为倒序。")),
        };
        return ordered.ThenBy(row => row.Id);
    }
}
