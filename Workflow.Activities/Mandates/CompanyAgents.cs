using Marten;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Mandates;

/// <summary>In whose name somebody may act: as the legal representative of a company in everything, as its agent in what a mandate says.</summary>
internal sealed class CompanyAgents(IRepresentatives representatives, IScenarios scenarios, TimeProvider clock)
{
    // Mandates hold in the whole province.
    private static readonly string[] Home = [Tenants.Province];

    /// <summary>The caller with what it may act for now.</summary>
    public async Task<Caller> ActingAsync(IQuerySession rows, Caller caller, CancellationToken cancellation)
    {
        var own = representatives.Find(caller.Id) is { } company ? OpenToCompanies.Select(scope => CompanyScope.Of(company.Code, scope)) : [];
        var held =
            from mandate in await HeldAsync(rows, caller, cancellation)
            from scope in mandate.Scopes
            select CompanyScope.Of(mandate.Company, scope);
        return caller with { ActsFor = [.. own, .. held] };
    }

    /// <summary>The companies in whose names the caller may apply for a scenario now; the caller's own comes first.</summary>
    public async Task<IReadOnlyList<RepresentedCompany>> CompaniesAsync(
        IQuerySession rows, Caller caller, string scenario, CancellationToken cancellation)
    {
        var held =
            from mandate in await HeldAsync(rows, caller, cancellation)
            where mandate.Scopes.Contains(scenario)
            orderby mandate.CompanyName
            select new RepresentedCompany(mandate.Company, mandate.CompanyName);
        RepresentedCompany[] own = representatives.Find(caller.Id) is { } company && OpenToCompanies.Contains(scenario) ? [company] : [];
        return [.. own.Concat(held).DistinctBy(each => each.Code)];
    }

    /// <summary>The same where a company is at stake; the caller as it is where none is.</summary>
    public Task<Caller> ActingAsync(IQuerySession rows, Caller caller, string? company, CancellationToken cancellation) =>
        company is null ? Task.FromResult(caller) : ActingAsync(rows, caller, cancellation);

    /// <summary>Codes of the scenarios that companies may apply for.</summary>
    public IEnumerable<string> OpenToCompanies => scenarios.All.Where(scenario => scenario.Company is not null).Select(scenario => scenario.Code);

    /// <summary>Today in China.</summary>
    public DateOnly Today => ChinaTime.DayOf(clock.GetUtcNow());

    private async Task<IEnumerable<MandateRow>> HeldAsync(IQuerySession rows, Caller caller, CancellationToken cancellation)
    {
        if (caller.Person is not { } person)
        {
            return [];
        }

        var held = await rows.Query<MandateRow>()
            .Where(row => row.TenantIsOneOf(Home) && row.Agent == person && row.RevokedAt == null)
            .ToListAsync(cancellation);
        return held.Where(mandate => MandateDecisions.StatusOf(mandate.Until, mandate.RevokedAt, Today) == MandateStatus.Active);
    }
}
