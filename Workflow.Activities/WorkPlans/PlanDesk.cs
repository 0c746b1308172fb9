using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Activities.WorkPlans.Proposing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.WorkPlans;

/// <summary>Where the tenant's coordinators act on plans: found, checked, decided, committed.</summary>
internal sealed class PlanDesk(IUnitOfWorkFactory units, IOrganisations organisations)
{
    /// <summary>Only coordinators know of plans.</summary>
    public static void Require(Caller caller)
    {
        if (!caller.Is(Roles.Coordinator))
        {
            throw Refusals.Forbidden("work-plan.forbidden", "工作要点由统筹人员管理，当前账号没有此项权限。");
        }
    }

    /// <summary>The units that plans of the caller's tenant can name.</summary>
    public UnitBook Book(Caller caller) => UnitBook.Of(caller.Tenant, organisations.All);

    /// <summary>Changes a plan.</summary>
    public Task<PlanReceipt> ActAsync(
        CommandContext context,
        string planId,
        Func<PlanState, IReadOnlyList<object>> decide,
        CancellationToken cancellation) =>
        Races.RunAsync(
            async () =>
            {
                Require(context.Caller);
                await using var unit = await units.BeginAsync(context.In(context.Caller.Tenant, planId), cancellation);
                var found = await LoadAsync(unit, planId, cancellation);
                context.RequireVersion(found.Version);
                var decided = decide(found.State);
                var after = decided.Count == 0 ? found : unit.Append(found, decided);
                return await unit.CommitAsync(context, Receipt(planId, decided, after.State), 200, cancellation);
            },
            cancellation);

    /// <summary>A plan as it is.</summary>
    public async Task<PlanView> FindAsync(Caller caller, string planId, CancellationToken cancellation)
    {
        Require(caller);
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Tenant), planId), cancellation);
        var state = (await LoadAsync(unit, planId, cancellation)).State;
        return new PlanView(state.Drafted!, state);
    }

    // A stream of another tenant is not found in the caller's own.
    private static async Task<Loaded<PlanState>> LoadAsync(IUnitOfWork unit, string planId, CancellationToken cancellation)
    {
        var found = await unit.LoadAsync<PlanState>(PlanState.Stream(planId), cancellation);
        return found.Exists ? found : throw Refusals.NotFound("work-plan.unknown", "没有找到这份工作要点。");
    }

    private static PlanReceipt Receipt(string planId, IReadOnlyList<object> decided, PlanState state) => new(
        planId,
        state.Status,
        [.. decided.SelectMany(PlanParts.TouchedBy)],
        state.Measures.Count(),
        state.Measures.Count(measure => !measure.IsConfirmed),
        state.Version);
}
