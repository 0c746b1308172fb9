using System.Text.Json;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Identity;
using Workflow.Activities.Organisations;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Submitting;

/// <summary>申请: case, workflow and the caller's key are committed together or not at all.</summary>
internal sealed class SubmitCaseHandler(
    IScenarios scenarios,
    IOrganisations organisations,
    ApplicationForms forms,
    IWorkflows workflows,
    IUnitOfWorkFactory units) : IRequestHandler<SubmitCase, CaseReceipt>
{
    public async Task<CaseReceipt> Handle(SubmitCase request, CancellationToken cancellationToken)
    {
        if (!request.Context.Caller.Is(Roles.Citizen) && !request.Context.Caller.Is(Roles.Administrator))
        {
            throw Refusals.Forbidden("case.filing-forbidden", "只有申请人可以提交申请，请用个人账号登录后再办理。");
        }

        var scenario = scenarios.Find(request.Scenario) ?? throw ApplicationForms.Invalid(
            [new FieldError("/scenario", "没有这个主题，请从主题列表中选择。")]);
        var (tenant, plan) = Locate(scenario, request.Division);
        var faults = forms.Faults(scenario, request.Form);
        if (tenant is null || plan is null || faults.Count > 0)
        {
            throw ApplicationForms.Invalid([.. DivisionFaults(tenant, plan), .. faults]);
        }

        var form = await forms.SealAsync(tenant, scenario, request.Form, request.Context.Caller.Id, cancellationToken);
        return await Races.RunAsync(
            () => FileAsync(request, scenario, tenant, plan, form, cancellationToken), cancellationToken);
    }

    private async Task<CaseReceipt> FileAsync(
        SubmitCase request,
        Scenario scenario,
        string tenant,
        IReadOnlyList<PlannedItem> plan,
        ReceivedForm form,
        CancellationToken cancellation)
    {
        var origin = request.Context.In(tenant);
        await using var unit = await units.BeginAsync(origin, cancellation);
        var year = ChinaTime.DayOf(unit.Now).Year;
        var number = CaseNumber.Of(tenant, year, await unit.NextNumberAsync(tenant, "case", year, cancellation));
        unit.Correlate(number);
        var stream = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellation);
        var filed = new CaseSubmitted(
            number, scenario.Code, scenario.Name, request.Division, form.Applicant, form.Lookups,
            origin.Actor.Id, CaseNumber.InstanceId(number), scenario.PromisedDays, plan, form.Tree);
        unit.Append(stream, [filed]);
        await workflows.StartAsync(unit, Start(scenario, tenant, filed), cancellation);
        return await unit.CommitAsync(request.Context, CaseDesk.Receipt(number), 202, cancellation);
    }

    private static StartRequest Start(Scenario scenario, string tenant, CaseSubmitted filed) => new(
        scenario.DefinitionId,
        JsonSerializer.SerializeToElement(
            new { filed.CaseNumber, filed.Scenario, filed.Division, tenant, filed.Form }, EngineJson.Options),
        filed.CaseNumber,
        filed.InstanceId,
        $"{filed.Title} {filed.CaseNumber}");

    private static IEnumerable<FieldError> DivisionFaults(string? tenant, IReadOnlyList<PlannedItem>? plan) =>
        tenant is null ? [new FieldError("/division", "请选择江苏省内的行政区划。")]
        : plan is null ? [new FieldError("/division", "该地区尚未开通此主题，请选择已开通的地区。")]
        : [];

    private (string? Tenant, IReadOnlyList<PlannedItem>? Plan) Locate(Scenario scenario, string division) =>
        Divisions.FindTenant(division) is { } tenant ? (tenant, Plan(scenario, tenant)) : (null, null);

    // Null where an item finds nobody to handle it.
    private IReadOnlyList<PlannedItem>? Plan(Scenario scenario, string tenant)
    {
        try
        {
            return
            [
                .. from item in scenario.Items
                   select new PlannedItem(
                       item.Code, item.Name, organisations.InRole(tenant, item.Organisation).Code,
                       item.PromisedDays, item.StatutoryDays, item.After, item.OnDenied),
            ];
        }
        catch (KeyNotFoundException)
        {
            return null;
        }
    }
}
