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

    private const int Done = 200;

    /// <summary>The line that the citizen finds under 谁查了我的数据; it is written with the use of the code.</summary>
    public DataCall Line(CounterVisitOpened visit, string consentId, DateTimeOffset now) => new()
    {
        Id = $"counter-visit/{visit.VisitId}",
        Key = visit.VisitId,
        Attempt = 1,
        Service = ServiceCodeConsent.Code,
        Name = ServiceCodeConsent.Name,
        Provider = ServiceCodeConsent.ProviderRole,
        At = now,
        Milliseconds = 0,
        Requests = 0,
        Activity = Activity,
        OnBehalfOf = organisations.Find(visit.Organisation)?.Name ?? visit.Organisation,
        Authorisation = consentId,
        Subjects = [visit.Person],
        Sent = [],
        Returned = [.. ServiceCodeConsent.Shown.Select(field => "/" + field)],
        Outcome = "answered",
        Status = Done,
    };

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
