using Marten;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Workloads;

/// <summary>Counts in one statement over the rows that are written with every decision: the numbers are those of the last commit.</summary>
internal sealed class GetWorkloadHandler(IUnitOfWorkFactory units, IOrganisations organisations, IStaff staff)
    : IRequestHandler<GetWorkload, WorkloadView>
{
    private const string Counting =
        """
        select jsonb_build_object('organisation', organisation, 'clerk', clerk,
          'open', count(*) filter (where is_open), 'overdue', count(*) filter (where is_open and due < ?),
          'done', count(*) filter (where not is_open))::text
        from (select data ->> 'organisation' as organisation, data ->> 'claimedBy' as clerk, data ->> 'state' in ('open', 'claimed') as is_open,
            (data ->> 'dueAt')::timestamptz as due
          from workflow.mt_doc_taskrow
          where tenant_id = any(?) and (? = '' or data ->> 'organisation' = ?)
            and (data ->> 'state' in ('open', 'claimed') or (data ->> 'state' = 'completed' and (data ->> 'endedAt')::timestamptz >= ?))) tasks
        group by organisation, clerk
        """;

    public async Task<WorkloadView> Handle(GetWorkload request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Home), "workload"), cancellationToken);
        var reach = WorkloadReach.Of(caller, unit.Now);
        var one = reach.Organisation ?? string.Empty;
        var counted = await unit.Query.QueryJsonAsync<Count>(
            Counting, cancellationToken, unit.Now, reach.Tenants, one, one, reach.Monday);
        var rows = counted
            .Concat(Idle(counted, reach))
            .GroupBy(count => count.Organisation)
            .OrderByDescending(group => group.Sum(count => count.Overdue))
            .ThenByDescending(group => group.Sum(count => count.Open))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group
                .OrderBy(count => count.Clerk is null)
                .ThenByDescending(count => count.Overdue)
                .ThenByDescending(count => count.Open)
                .ThenBy(count => count.Clerk, StringComparer.Ordinal));
        return new WorkloadView(ChinaTime.DayOf(reach.Monday), [.. rows.Select(Row)]);
    }

    /// <summary>Colleagues with nothing on their desk count too, in organisations that have something to do.</summary>
    private IEnumerable<Count> Idle(IReadOnlyList<Count> counted, WorkloadReach reach) => counted
        .Select(count => count.Organisation)
        .Append(reach.Organisation)
        .OfType<string>()
        .Distinct()
        .SelectMany(organisation => staff.ClerksOf(organisation)
            .Where(clerk => counted.All(count => count.Organisation != organisation || count.Clerk != clerk))
            .Select(clerk => new Count(organisation, clerk, 0, 0, 0)));

    private WorkloadRow Row(Count count) => new(
        count.Organisation,
        organisations.NameOf(count.Organisation),
        count.Clerk,
        count.Open,
        count.Overdue,
        count.Done);

    private sealed record Count(string Organisation, string? Clerk, int Open, int Overdue, int Done);
}

/// <summary>Lists what stands behind a number.</summary>
internal sealed class ListWorkloadHandler(IUnitOfWorkFactory units, ICalendars calendars)
    : IRequestHandler<ListWorkload, Page<WorkloadTask>>
{
    private const int Most = 200;

    public async Task<Page<WorkloadTask>> Handle(ListWorkload request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Home), "workload"), cancellationToken);
        var reach = WorkloadReach.Of(caller, unit.Now);
        if (!reach.Includes(request.Organisation))
        {
            return new Page<WorkloadTask>([], 0);
        }

        var (tenants, organisation, clerk) = (reach.Tenants, request.Organisation, request.Clerk);
        var rows = Behind(
            unit.Query.Query<TaskRow>().Where(row =>
                row.TenantIsOneOf(tenants) && row.Organisation == organisation && row.ClaimedBy == clerk),
            request.Which,
            LightBounds.At(unit.Now, calendars.China),
            reach.Monday);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows.OrderBy(row => row.DueAt).ThenBy(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<WorkloadTask>([.. page.Select(row => Show(row, unit.Now))], total);
    }

    private static IQueryable<TaskRow> Behind(
        IQueryable<TaskRow> rows, string which, LightBounds lights, DateTimeOffset monday)
    {
        var open = rows.Where(row => row.State == TaskStates.Open || row.State == TaskStates.Claimed);
        return which switch
        {
            WorkloadFigure.Open => open,
            WorkloadFigure.Overdue => open.Under(Light.Red, lights),
            WorkloadFigure.Done => rows.Where(row => row.State == TaskStates.Completed && row.EndedAt >= monday),
            _ => throw Refusals.Invalid(
                "workload.figure-unknown",
                "没有这个数字。",
                new FieldError("/which", $"请用 {string.Join('、', WorkloadFigure.All)} 之一。")),
        };
    }

    private WorkloadTask Show(TaskRow row, DateTimeOffset now) => new(
        row.Id,
        row.Name,
        row.CaseNumber,
        row.Scenario,
        row.State,
        Light.Of(now, row.DueAt, row.LimitDays, row.EndedAt, calendars.China),
        row.DueAt,
        row.EndedAt,
        row.UrgedAt);
}
