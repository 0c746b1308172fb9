using Workflow.Activities.Calendars;
using Workflow.Activities.Notices.Issuers;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Activities.WorkPlans;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting.Consolidating;

/// <summary>Reads together what a round consists of.</summary>
internal sealed class RoundGathering(ReportViewer viewer, IssuerFile issuers)
{
    /// <summary>The reports of a round, in the order in which its units were asked.</summary>
    public static async Task<IReadOnlyList<Loaded<ReportState>>> ReportsAsync(
        IUnitOfWork unit, RoundOpened round, CancellationToken cancellation)
    {
        var reports = new List<Loaded<ReportState>>();
        foreach (var each in round.Units)
        {
            var id = ReportIds.Report(round.RoundId, each.Code);
            reports.Add(await unit.LoadAsync<ReportState>(ReportIds.ReportStream(id), cancellation));
        }

        return reports;
    }

    public async Task<Consolidation> GatherAsync(IUnitOfWork unit, RoundState round, CancellationToken cancellation)
    {
        var (opened, tenant) = (round.Opened!, unit.Origin.Tenant);
        var plan = await unit.LoadAsync<PlanState>(PlanState.Stream(opened.PlanId), cancellation);
        var reports = (await ReportsAsync(unit, opened, cancellation)).Select(report => report.State).ToList();
        var keys = await viewer.KeysAsync(
            tenant, reports.Select(report => new { report.Entries, report.Requested!.Previous }), cancellation);
        return new Consolidation(
            opened.PlanTitle,
            opened.Period,
            opened.DueOn,
            issuers.Of(tenant).Name,
            round.ConsolidatedAt is { } at ? ChinaTime.DayOf(at) : null,
            reports.Count,
            Names(reports.Where(Consolidation.Counts)),
            Names(reports.Where(report => Consolidation.Counts(report) && report.IsLate)),
            Names(reports.Where(report => !Consolidation.Counts(report))),
            Consolidation.Tree(plan.State.Programmes, reports, keys));
    }

    private static IReadOnlyList<string> Names(IEnumerable<ReportState> reports) =>
        [.. reports.Select(report => report.Requested!.Unit.Name)];
}
