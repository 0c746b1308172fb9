using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>Counts the tickets of a kind that a caller may read, in one pass over their rows.</summary>
internal static class TicketCounting
{
    private const string Counting =
        """
        with seen as (
          select status, due_at, opened_at, (data ->> 'endedAt')::timestamptz as ended_at, data ->> 'result' as result,
            (data ->> 'isFavourable')::boolean as favourable, (data ->> 'stepsDone')::int as done, (data ->> 'stepsInTime')::int as in_time,
            case when status = 'open' then data -> 'open' end as waiting
          from workflow.mt_doc_ticketrow d where kind = ? and {0}
        )
        select jsonb_build_object(
          'totals', (select jsonb_build_object(
            'total', count(*), 'open', count(*) filter (where status = 'open'), 'overdue', count(*) filter (where due_at < ?),
            'closed', count(*) filter (where status = 'closed'), 'favourable', count(*) filter (where status = 'closed' and favourable),
            'stepsDone', coalesce(sum(done), 0), 'stepsInTime', coalesce(sum(in_time), 0),
            'medianDays', percentile_cont(0.5) within group (order by extract(epoch from ended_at - opened_at) / 86400) filter (where status = 'closed'))
            from seen),
          'results', (select jsonb_agg(jsonb_build_object('name', result, 'count', n) order by n desc, result)
            from (select result, count(*) as n from seen where status = 'closed' group by result) r),
          'months', (select jsonb_agg(jsonb_build_object('month', month, 'opened', opened, 'closed', closed))
            from (select to_char(month, 'YYYY-MM-01') as month, sum(opened) as opened, sum(closed) as closed
              from (select date_trunc('month', opened_at at time zone 'Asia/Shanghai') as month, 1 as opened, 0 as closed from seen
                union all
                select date_trunc('month', ended_at at time zone 'Asia/Shanghai'), 0, 1 from seen where status = 'closed') m
              group by 1) by_month),
          'units', (select jsonb_agg(jsonb_build_object('unit', unit, 'open', open, 'overdue', overdue) order by overdue desc, open desc, unit)
            from (select step ->> 'organisation' as unit, count(*) as open,
                count(*) filter (where (step ->> 'dueAt')::timestamptz < ?) as overdue
              from seen, jsonb_array_elements(waiting) step group by 1 order by 3 desc, 2 desc, 1 limit 15) u)
        )::text
        """;

    public static async Task<TicketCounts> CountAsync(
        IQuerySession session, Caller caller, string tenant, string kind, DateTimeOffset now, CancellationToken cancellation)
    {
        var oversees = caller.Oversees;
        var tenants = oversees && !caller.IsProvincial ? [tenant] : Tenants.Live.ToArray();
        var unit = oversees ? "[]" : IndexedList.Only(caller.Organisation);
        var condition = $"tenant_id = any(?) and {TicketRowsOf.OfUnit}";
        var counted = await session.QueryJsonAsync<TicketCounts>(
            Counting.Replace("{0}", condition, StringComparison.Ordinal), cancellation, kind, tenants, unit, now, now);
        return counted[0];
    }
}

/// <summary>What is counted; lists that would be empty are null.</summary>
internal sealed record TicketCounts(
    TicketTotals Totals,
    IReadOnlyList<NamedCount>? Results,
    IReadOnlyList<MonthCount>? Months,
    IReadOnlyList<TicketUnitCount>? Units);

/// <summary>Totals of a kind.</summary>
internal sealed record TicketTotals(
    int Total, int Open, int Overdue, int Closed, int Favourable, int StepsDone, int StepsInTime, decimal? MedianDays);

/// <summary>What a unit is asked for.</summary>
internal sealed record TicketUnitCount(string Unit, int Open, int Overdue);
