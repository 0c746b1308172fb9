using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cockpit;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>The lights of the year's assignments by unit and programme, and the share closed in time.</summary>
internal sealed class AssignmentsInCockpit(LightRules rules, IOrganisations organisations) : ICockpitSource
{
    private const string Lit =
        $"""
        select unit, programme_id, coalesce(data ->> 'programme', '') as programme, status, is_late, {LightSql.Columns}
        from workflow.mt_doc_assignmentrow
        where tenant_id = any(?) and plan_year = ?
        """;

    private const string Counts =
        """
        count(*) filter (where red) as red, count(*) filter (where yellow and not red) as yellow,
        count(*) filter (where not yellow and not red) as green,
        count(*) filter (where status = 'closed') as closed, count(*) filter (where status = 'closed' and not is_late) as "inTime"
        """;

    public int Order => 1;

    public async Task<CockpitPart> ReadAsync(CockpitReading reading, CancellationToken cancellation)
    {
        var groups = await reading.Rows.QueryJsonAsync<LightCount>(
            $"""
            with lit as ({Lit}) select to_jsonb(counted)::text from (
              select 'unit' as "by", unit as key, null as name, {Counts} from lit group by unit
              union all
              select 'programme', programme_id, max(programme), {Counts} from lit group by programme_id
            ) counted
            """,
            cancellation,
            [.. LightSql.Days(rules.Now()), reading.Tenants, reading.Year]);
        var units = groups.Where(group => group.By == "unit").ToList();
        var (closed, inTime) = (units.Sum(unit => unit.Closed), units.Sum(unit => unit.InTime));
        return new CockpitPart(
            [
                new CockpitNumber("assignments.red", units.Sum(unit => unit.Red), false, units.Sum(unit => unit.Red + unit.Yellow + unit.Green)),
                CockpitNumber.Share("assignments.in-time", inTime, closed),
            ],
            [
                Picture("assignments.by-unit", units, group => organisations.NameOf(group.Key)),
                Picture("assignments.by-programme", [.. groups.Where(group => group.By == "programme")], group => group.Name ?? group.Key),
            ]);
    }

    private static CockpitPicture Picture(string what, List<LightCount> groups, Func<LightCount, string> name)
    {
        var shown = groups.OrderByDescending(group => group.Red).ThenByDescending(group => group.Yellow)
            .ThenBy(group => group.Key, StringComparer.Ordinal).Take(CockpitReading.MostLabels).ToList();
        return new CockpitPicture(
            what,
            false,
            [.. shown.Select(name)],
            [.. shown.Select(group => group.Key)],
            [
                new CockpitSeries(Light.Red, [.. shown.Select(group => (decimal)group.Red)]),
                new CockpitSeries(Light.Yellow, [.. shown.Select(group => (decimal)group.Yellow)]),
                new CockpitSeries(Light.Green, [.. shown.Select(group => (decimal)group.Green)]),
            ]);
    }

    /// <summary>What the statement counts.</summary>
    internal sealed record LightCount(string By, string Key, string? Name, int Red, int Yellow, int Green, int Closed, int InTime);
}
