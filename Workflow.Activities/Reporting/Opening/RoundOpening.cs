using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Activities.Notifications;
using Workflow.Activities.Organisations;
using Workflow.Activities.WorkPlans;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting.Opening;

/// <summary>Opens a round: one stream for it and one for each unit's report, in the caller's transaction.</summary>
internal sealed class RoundOpening(IOrganisations organisations)
{
    private const string MailTemplate = "progress-report-opened";

    /// <summary>Opens the round of a confirmed plan.</summary>
    /// <exception cref="RefusalException">It is open already, or the plan is not confirmed or names nobody.</exception>
    public async Task<Loaded<RoundState>> OpenAsync(
        IUnitOfWork unit, string planId, HalfYear period, DateOnly dueOn, string? instanceId, CancellationToken cancellation)
    {
        var plan = (await unit.LoadAsync<PlanState>(PlanState.Stream(planId), cancellation)).State;
        if (plan is not { Drafted: { } drafted, Status: PlanStatus.Confirmed })
        {
            throw Refusals.Conflict("report-round.plan-unconfirmed", "没有找到这份已确认的工作要点，请先确认工作要点，再开始报送。");
        }

        var id = ReportIds.Round(planId, period);
        unit.Correlate(id);
        var assignment = Assignment.Of(plan.Programmes, organisations.All);
        var round = await unit.LoadAsync<RoundState>(ReportIds.RoundStream(id), cancellation);
        var after = unit.Append(round, RoundDecisions.Open(round.State, new RoundOpened(
            id,
            planId,
            drafted.Title,
            period,
            dueOn,
            [.. assignment.Units.Select(each => each.Unit)],
            assignment.Unreached,
            instanceId)));
        foreach (var (reporter, measures) in assignment.Units)
        {
            await RequestAsync(unit, after.State.Opened!, reporter, measures, cancellation);
        }

        return after;
    }

    private static async Task RequestAsync(
        IUnitOfWork unit,
        RoundOpened round,
        ReportUnit reporter,
        IReadOnlyList<ReportMeasure> measures,
        CancellationToken cancellation)
    {
        var id = ReportIds.Report(round.RoundId, reporter.Code);
        var report = await unit.LoadAsync<ReportState>(ReportIds.ReportStream(id), cancellation);
        unit.Append(report, ReportDecisions.Request(report.State, new ReportRequested(
            id,
            round.RoundId,
            reporter,
            round.PlanTitle,
            round.Period,
            round.DueOn,
            measures,
            await PreviousAsync(unit, round, reporter.Code, cancellation))));
        unit.Enqueue(new EffectWork(
            unit.Origin.Tenant,
            MailRequest.Kind,
            $"{MailTemplate}/{id}",
            MailRequest.ToOrganisation(reporter.Code, MailTemplate, new
            {
                organisation = reporter.Name,
                period = round.Period.Name,
                plan = round.PlanTitle,
                measures = measures.Count.ToString(CultureInfo.InvariantCulture),
                dueOn = round.DueOn.ToString("yyyy年M月d日", CultureInfo.InvariantCulture),
            }).ToJson(),
            InstanceId: null,
            round.RoundId));
    }

    /// <summary>What the unit said in the first half of the plan's year, when the second is asked for.</summary>
    private static async Task<IReadOnlyList<ReportEntry>> PreviousAsync(
        IUnitOfWork unit, RoundOpened round, string reporter, CancellationToken cancellation)
    {
        if (round.Period.Half == 1)
        {
            return [];
        }

        var before = ReportIds.Report(ReportIds.Round(round.PlanId, round.Period with { Half = 1 }), reporter);
        var found = await unit.LoadAsync<ReportState>(ReportIds.ReportStream(before), cancellation);
        return found.State.SubmittedAt is null ? [] : found.State.Entries;
    }
}
