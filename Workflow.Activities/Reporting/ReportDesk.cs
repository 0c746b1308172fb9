using Workflow.Activities.Common;
using Workflow.Activities.Notices.Ladders;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting;

/// <summary>Where people act on reports: found, checked, decided, committed.</summary>
internal sealed class ReportDesk(IUnitOfWorkFactory units, IWorkflows workflows)
{
    public async Task<ReportReceipt> ActAsync(
        CommandContext context,
        string reportId,
        string act,
        Func<IUnitOfWork, ReportState, Task<IReadOnlyList<object>>> decide,
        CancellationToken cancellation)
    {
        var tenant = ReportIds.TenantOf(reportId) ?? throw ReportAccess.Unknown();
        return await Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(context.In(tenant, reportId), cancellation);
                var found = await unit.LoadAsync<ReportState>(ReportIds.ReportStream(reportId), cancellation);
                var state = ReportAccess.Require(context.Caller, tenant, found);
                ReportAccess.RequireAct(act, context.Caller, tenant, state);
                context.RequireVersion(found.Version);
                var decided = await decide(unit, state);
                var after = decided.Count == 0 ? found : unit.Append(found, decided);
                await SettleAsync(unit, state, after.State, cancellation);
                return await unit.CommitAsync(context, Receipt(after), 200, cancellation);
            },
            cancellation);
    }

    private static ReportReceipt Receipt(Loaded<ReportState> report) =>
        new(report.State.Requested!.ReportId, report.State.Status, report.State.IsLate, report.Version);

    /// <summary>A report that was missed and came after all settles the matter that its unit is urged about.</summary>
    private Task SettleAsync(IUnitOfWork unit, ReportState before, ReportState after, CancellationToken cancellation) =>
        before is { IsMissed: true, SubmittedAt: null } && after.SubmittedAt is not null
            ? workflows.PublishAsync(
                unit, LadderStep.EventOf(LadderStep.Close), null, after.Requested!.ReportId, null, cancellation)
            : Task.CompletedTask;
}
