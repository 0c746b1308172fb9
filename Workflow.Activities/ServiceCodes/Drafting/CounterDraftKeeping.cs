using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Drafts;
using Workflow.Activities.Files.Uploading;
using Workflow.Activities.Forms;
using Workflow.Activities.Scenarios;
using Workflow.Activities.ServiceCodes.Resolving;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes.Drafting;

/// <summary>
/// Drafts of counters: kept as citizens' are, but under the visit's name and until its end, and sealed with the key of whoever
/// showed the code. Citizens' own drafts stand under their accounts, where nothing here looks.
/// </summary>
internal sealed class CounterDraftKeeping(
    CounterVisits visits, CounterApplicants applicants, IScenarios scenarios, DraftKeeping drafts, IUnitOfWorkFactory units)
{
    /// <summary>The visit and the scenario of a draft.</summary>
    /// <exception cref="RefusalException">The visit is over or somebody else's, or there is no such scenario.</exception>
    public async Task<(CounterVisitOpened Visit, Scenario Scenario)> RequireAsync(
        Caller caller, string visitId, string scenario, CancellationToken cancellation) =>
        (await visits.RequireAsync(caller, visitId, cancellation),
            scenarios.Find(scenario) ?? throw Refusals.NotFound("scenario.unknown", "没有这个“一件事”主题，请从主题列表中选择。"));

    /// <summary>Where the clerk's uploads rest too.</summary>
    public static string TenantOf(Caller clerk) => Uploads.TenantOf(clerk);

    /// <summary>Its writer, which no account can be.</summary>
    public static string WriterOf(CounterVisitOpened visit) => CounterVisitState.Stream(visit.VisitId);

    public static string IdOf(CounterVisitOpened visit, Scenario scenario) => DraftRow.IdOf(WriterOf(visit), scenario.Code);

    public Task<Personal<JsonElement>> SealAsync(string tenant, CounterVisitOpened visit, Draft draft, CancellationToken cancellation) =>
        drafts.SealAsync(tenant, visit.Account, draft, cancellation);

    public Task<Draft?> OpenAsync(string tenant, DraftRow? row, DateTimeOffset now, CancellationToken cancellation) =>
        drafts.OpenAsync(tenant, row, now, cancellation);

    /// <summary>Code of the company that a form names; null where it names none.</summary>
    public static string? CompanyIn(Scenario scenario, JsonObject? form) =>
        scenario.Company is { } where ? JsonPointer.Find(form, where.Code)?.ToString() : null;

    /// <summary>What the clerk sees of a draft, with what is fixed in its place; null shows an empty one.</summary>
    public async Task<CounterDraft> ShowAsync(
        IUnitOfWork unit, Caller clerk, CounterVisitOpened visit, Scenario scenario, Draft? draft, string? chosen, CancellationToken cancellation)
    {
        var companies = await applicants.CompaniesAsync(unit.Query, visit, scenario, cancellation);
        var form = draft?.Form.DeepClone().AsObject() ?? [];
        var company = companies.FirstOrDefault(each => each.Code == chosen);
        return new CounterDraft(draft?.Key ?? string.Empty, visit.EndsAt)
        {
            IsSaved = draft is { CaseNumber: null },
            Division = draft?.Division,
            Fixed = FixedAnswers.Put(scenario, form, applicants.HolderOf(visit), company),
            Form = form,
            IsForCompanies = scenario.Company is not null,
            Companies = companies,
            Company = company?.Code,
            CaseNumber = draft?.CaseNumber,
            DueAt = draft?.CaseNumber is { } filed ? await DueAtAsync(clerk, filed, cancellation) : null,
        };
    }

    private async Task<DateTimeOffset?> DueAtAsync(Caller clerk, string caseNumber, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(new Origin(clerk.In(CaseNumber.TenantOf(caseNumber)), caseNumber), cancellation);
        return (await unit.LoadAsync<CaseState>(CaseNumber.Stream(caseNumber), cancellation)).State.DueAt;
    }
}
