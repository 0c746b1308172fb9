using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Mandates;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.ServiceCodes;

/// <summary>Who applies at the counter: whoever showed the code, or a company by this person.</summary>
internal sealed class CounterApplicants(IAccountHolders holders, CompanyAgents agents)
{
    private static readonly HashSet<string> Citizens = [Roles.Citizen];

    /// <summary>Whoever showed the code, as on the citizens' site.</summary>
    public static Caller CallerOf(CounterVisitOpened visit) =>
        new(visit.Account, Citizens, string.Empty, string.Empty, ServiceCodeDesk.Tenant) { Person = visit.Person };

    /// <summary>Where a form names this person: as the applicant, or as the company's agent (经办人).</summary>
    public static string PersonIn(Scenario scenario) => scenario.Company?.Agent ?? scenario.ApplicantId;

    /// <summary>The verified holder of the account.</summary>
    /// <exception cref="RefusalException">Nobody is verified behind it any more.</exception>
    public AccountHolder HolderOf(CounterVisitOpened visit) => holders.Find(visit.Account)
        ?? throw Refusals.NotFound("counter.nobody", "这个账号已经没有实名信息，请申请人出示身份证件办理。");

    /// <summary>The companies that this person may apply for now; none in scenarios of citizens.</summary>
    public async Task<IReadOnlyList<RepresentedCompany>> CompaniesAsync(
        IQuerySession rows, CounterVisitOpened visit, Scenario scenario, CancellationToken cancellation) =>
        scenario.Company is null ? [] : await agents.CompaniesAsync(rows, CallerOf(visit), scenario.Code, cancellation);
}
