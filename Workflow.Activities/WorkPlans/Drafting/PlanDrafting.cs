using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans.Deciding;
using Workflow.Engine.Streams;

namespace Workflow.Activities.WorkPlans.Drafting;

/// <summary>Opens a plan's stream under the next number of its tenant and year.</summary>
internal sealed class PlanDrafting(IUnitOfWorkFactory units)
{
    public Task<PlanView> OpenAsync(CommandContext context, string source, PlanDraft draft, CancellationToken cancellation) =>
        Races.RunAsync(
            async () =>
            {
                var tenant = context.Caller.Tenant;
                await using var unit = await units.BeginAsync(context.In(tenant), cancellation);
                var number = await unit.NextNumberAsync(tenant, PlanState.StreamKind, draft.Year, cancellation);
                var id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{tenant}-{draft.Year}-{number:00}");
                unit.Correlate(id);
                var stream = await unit.LoadAsync<PlanState>(PlanState.Stream(id), cancellation);
                var opened = unit.Append(stream, PlanDecisions.Draft(stream.State, id, source, draft)).State;
                return await unit.CommitAsync(context, new PlanView(opened.Drafted!, opened), 201, cancellation);
            },
            cancellation);
}
