using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Identity;
using Workflow.Activities.Organisations;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Submitting;

/// <summary>Files an application: case, files, workflow and the caller's key are committed together or not at all.</summary>
internal sealed class CaseFiling(
    IOrganisations organisations,
    ApplicationForms forms,
    FileClaims files,
    CompanyFiling companies,
    IWorkflows workflows,
    IUnitOfWorkFactory units)
{
    /// <summary>The name of an instance that is a trial.</summary>
    public static string TrialName(string what) => $"【试运行】{what}";

    /// <summary>Files it.</summary>
    /// <param name="context">Caller, key.</param>
    /// <param name="scenario">What is applied for.</param>
    /// <param name="division">Where.</param>
    /// <param name="form">The form in clear; checked whole, then sealed.</param>
    /// <param name="trialOf">The version to try out; null files a real case.</param>
    /// <param name="receipt">What the caller gets back for the case's number.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="counter">The counter that files it for somebody; null when the caller applies.</param>
    /// <exception cref="RefusalException">Lists every field to put right.</exception>
    public async Task<TReceipt> FileAsync<TReceipt>(
        CommandContext context,
        Scenario scenario,
        string division,
        JsonElement form,
        string? trialOf,
        Func<string, TReceipt> receipt,
        CancellationToken cancellation,
        CounterFiling? counter = null)
    {
        var (home, plan) = Locate(scenario, division);
        var applicant = counter?.Applicant ?? context.Caller;
        var claimed = await files.FindAsync(context.Caller, scenario.Form, form, [], cancellation);
        IReadOnlyList<FieldError> faults =
        [
            .. forms.Faults(scenario, form), .. claimed.Faults, .. trialOf is null ? companies.Faults(scenario, form, applicant) : [],
        ];
        if (home is null || plan is null || faults.Count > 0)
        {
            throw ApplicationForms.Invalid([.. DivisionFaults(home, plan), .. faults]);
        }

        var tenant = trialOf is null ? home : Tenants.TrialOf(home);
        var received = await forms.SealAsync(tenant, scenario, claimed.Form, applicant.Id, cancellation);
        var company = CompanyFiling.CompanyOf(scenario, form);
        return await files.HandOverAsync(
            context,
            async handover =>
            {
                await handover.ResealAsync(tenant, claimed, received.SubjectOf, cancellation);
                return await Races.RunAsync(() => CommitAsync(handover), cancellation);
            },
            cancellation);

        async Task<TReceipt> CommitAsync(FileHandover handover)
        {
            var origin = context.In(tenant);
            await using var unit = await units.BeginAsync(origin, cancellation);
            if (trialOf is null)
            {
                await companies.RequireAsync(unit.Query, applicant, scenario, company, cancellation);
            }

            var year = ChinaTime.DayOf(unit.Now).Year;
            var number = CaseNumber.Of(tenant, year, await unit.NextNumberAsync(tenant, "case", year, cancellation));
            unit.Correlate(number);
            var stream = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellation);
            var filed = new CaseSubmitted(
                number, scenario.Code, scenario.Name, division, received.Applicant, received.Lookups,
                applicant.Id, CaseNumber.InstanceId(number), scenario.PromisedDays, plan, received.Tree, company);
            await DuplicateCases.LinkAsync(unit, unit.Append(stream, [filed, .. Told(counter)]), received.Same, cancellation);
            handover.Hold(unit, number);
            await workflows.StartAsync(unit, Start(scenario, tenant, filed, trialOf), cancellation);
            return await unit.CommitAsync(context, receipt(number), 202, cancellation);
        }
    }

    private static IEnumerable<CaseNoted> Told(CounterFiling? counter) => counter is null
        ? []
        : [new CaseNoted(new Remark(counter.Words), counter.Organisation, null, StaffOnly: false)];

    private static StartRequest Start(Scenario scenario, string tenant, CaseSubmitted filed, string? trialOf)
    {
        var name = $"{filed.Title} {filed.CaseNumber}";
        return new StartRequest(
            scenario.DefinitionId,
            JsonSerializer.SerializeToElement(
                new { filed.CaseNumber, filed.Scenario, filed.Division, tenant, filed.Form }, EngineJson.Options),
            filed.CaseNumber,
            filed.InstanceId,
            trialOf is null ? name : TrialName(name),
            IsTrial: trialOf is not null,
            VersionId: trialOf);
    }

    private static IEnumerable<FieldError> DivisionFaults(string? tenant, IReadOnlyList<PlannedItem>? plan) =>
        tenant is null ? [new FieldError("/division", "请选择江苏省内的行政区划。")]
        : plan is null ? [new FieldError("/division", "该地区尚未开通此主题，请选择已开通的地区。")]
        : [];

    private (string? Tenant, IReadOnlyList<PlannedItem>? Plan) Locate(Scenario scenario, string division) =>
        Divisions.FindTenant(division) is { } tenant ? (tenant, Plan(scenario, tenant, division)) : (null, null);

    // Null where an item finds nobody to handle it.
    private IReadOnlyList<PlannedItem>? Plan(Scenario scenario, string tenant, string division)
    {
        try
        {
            return
            [
                .. from item in scenario.Items
                   select new PlannedItem(
                       item.Code, item.Name, organisations.InRole(tenant, item.Organisation, division).Code,
                       item.PromisedDays, item.StatutoryDays, item.After, item.OnDenied,
                       item.ClosesWithdrawal ? true : null),
            ];
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }
}
