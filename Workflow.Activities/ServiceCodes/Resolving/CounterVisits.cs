using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Organisations;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes.Resolving;

/// <summary>Counter visits in the ledger of data use, and who may look at them.</summary>
internal sealed class CounterVisits(IUnitOfWorkFactory units, IOrganisations organisations)
{
    /// <summary>Asks in the ledger.</summary>
    public const string Activity = "Counter";

    /// <summary>The line that the citizen finds under 谁查了我的数据; it is written with the use of the code.</summary>
    public DataCall Line(CounterVisitOpened visit, string consentId, DateTimeOffset now) => OwnDataUse.Of(
        $"counter-visit/{visit.VisitId}",
        visit.VisitId,
        ServiceCodeConsent.Code,
        ServiceCodeConsent.Name,
        Activity,
        ServiceCodeConsent.ProviderRole,
        organisations.NameOf(visit.Organisation),
        consentId,
        visit.Person,
        [.. ServiceCodeConsent.Shown.Select(field => "/" + field)],
        now);

    /// <summary>A visit of this clerk's that has not ended.</summary>
    /// <exception cref="RefusalException">There is none, or it is over.</exception>
    public async Task<CounterVisitOpened> RequireAsync(Caller caller, string visitId, CancellationToken cancellation)
    {
        ServiceCodeDesk.RequireClerk(caller);
        await using var unit = await units.BeginAsync(new Origin(caller.In(ServiceCodeDesk.Tenant), visitId), cancellation);
        var found = await unit.LoadAsync<CounterVisitState>(CounterVisitState.Stream(visitId), cancellation);
        return found.State.Opened is { } opened && opened.Clerk == caller.Id && unit.Now < opened.EndsAt
            ? opened
            : throw Refusals.NotFound("counter.over", "没有这次窗口识别，或者已经超过查看时限。请申请人重新出示苏服码。");
    }
}
