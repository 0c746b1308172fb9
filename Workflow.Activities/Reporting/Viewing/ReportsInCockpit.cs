using Workflow.Activities.Cockpit;
using Workflow.Activities.Common;

namespace Workflow.Activities.Reporting.Viewing;

/// <summary>Who has reported to the tenant's own office: of the last round, and round by round.</summary>
internal sealed class ReportsInCockpit : ICockpitSource
{
    private const int MostRounds = 6;

    // What a unit owes after the last day is missing; what came after it is late.
    private const string Counts =
        """
        select to_jsonb(counted)::text from (
          select r.data ->> 'roundId' as id, min(r.data ->> 'dueOn') as "dueOn",
            count(*) filter (where (r.data ->> 'submittedAt') is not null and not (r.data ->> 'isLate')::boolean) as "inTime",
            count(*) filter (where (r.data ->> 'submittedAt') is not null and (r.data ->> 'isLate')::boolean) as late,
            count(*) filter (where (r.data ->> 'submittedAt') is null) as missing
          from workflow.mt_doc_reportrow r where r.tenant_id = ? and r.data ->> 'roundId' = any(?)
          group by 1 order by 2, 1
        ) counted
        """;

    private const string Rounds =
        """
        select to_jsonb(r)::text from (
          select r.id, concat(r.data -> 'period' ->> 'year', '年', case r.data -> 'period' ->> 'half' when '1' then '上半年' else '下半年' end) as name
          from workflow.mt_doc_roundrow r where r.tenant_id = ? order by r.data ->> 'dueOn' desc, r.id desc limit ?
        ) r
        """;

    public int Order => 2;

    public async Task<CockpitPart> ReadAsync(CockpitReading reading, CancellationToken cancellation)
    {
        var rounds = (await reading.Rows.QueryJsonAsync<RoundName>(Rounds, cancellation, reading.Own, MostRounds)).ToDictionary(round => round.Id, round => round.Name);
        var counts = rounds.Count == 0 ? [] : await reading.Rows.QueryJsonAsync<RoundCount>(Counts, cancellation, reading.Own, rounds.Keys.ToArray());
        var last = counts.Count == 0 ? null : counts[^1];
        return new CockpitPart(
            [
                CockpitNumber.Share("reports.in", last is null ? 0 : last.InTime + last.Late, last is null ? 0 : last.InTime + last.Late + last.Missing),
            ],
            [
                new CockpitPicture(
                    "reports.by-round",
                    false,
                    [.. counts.Select(count => rounds[count.Id])],
                    [.. counts.Select(count => count.Id)],
                    [
                        new CockpitSeries("in-time", [.. counts.Select(count => (decimal)count.InTime)]),
                        new CockpitSeries("late", [.. counts.Select(count => (decimal)count.Late)]),
                        new CockpitSeries("missing", [.. counts.Select(count => (decimal)count.Missing)]),
                    ]),
            ]);
    }

    /// <summary>A round.</summary>
    internal sealed record RoundName(string Id, string Name);

    /// <summary>How it went.</summary>
    internal sealed record RoundCount(string Id, int InTime, int Late, int Missing);
}
