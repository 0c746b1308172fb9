using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Submitting;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Organisations;
using Workflow.Activities.Scenarios;
using Workflow.Activities.ServiceCodes.Resolving;

namespace Workflow.Activities.ServiceCodes.Filing;

/// <summary>Files for whoever showed a code, by the way that citizens file themselves.</summary>
internal sealed class FileAtCounterHandler(
    CounterVisits visits, CounterApplicants applicants, IScenarios scenarios, IOrganisations organisations, CaseFiling filing)
    : IRequestHandler<FileAtCounter, CaseReceipt>
{
    public async Task<CaseReceipt> Handle(FileAtCounter request, CancellationToken cancellationToken)
    {
        var visit = await visits.RequireAsync(request.Context.Caller, request.VisitId, cancellationToken);
        var holder = applicants.HolderOf(visit);
        var scenario = scenarios.Find(request.Scenario) ?? throw ApplicationForms.Invalid(
            [new FieldError("/scenario", "没有这个主题，请从主题列表中选择。")]);
        var person = CounterApplicants.PersonIn(scenario);
        var named = JsonPointer.Find(JsonNode.Parse(request.Form.GetRawText()), person)?.ToString();
        if (!string.Equals(named, holder.IdNumber, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.Invalid(
                "counter.other-applicant",
                scenario.Company is null ? "表单里的申请人不是出示苏服码的人。" : "表单里的经办人不是出示苏服码的人。",
                new FieldError(person, "请填写出示苏服码的人的身份证号码；替别人办理的，请本人出示苏服码。"));
        }

        var counter = new CounterFiling(
            CounterApplicants.CallerOf(visit),
            visit.Organisation,
            organisations.NameOf(visit.Organisation),
            request.IsConfirmed ? ServiceCodeConsent.Present : null);
        return await filing.FileAsync(
            request.Context, scenario, request.Division, request.Form, trialOf: null, CaseDesk.Receipt, cancellationToken, counter);
    }
}
