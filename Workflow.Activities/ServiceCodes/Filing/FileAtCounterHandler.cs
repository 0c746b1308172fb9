using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Callers;
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
    CounterVisits visits, IAccountHolders holders, IScenarios scenarios, IOrganisations organisations, CaseFiling filing)
    : IRequestHandler<FileAtCounter, CaseReceipt>
{
    public async Task<CaseReceipt> Handle(FileAtCounter request, CancellationToken cancellationToken)
    {
        var visit = await visits.RequireAsync(request.Context.Caller, request.VisitId, cancellationToken);
        var scenario = scenarios.Find(request.Scenario) ?? throw ApplicationForms.Invalid(
            [new FieldError("/scenario", "没有这个主题，请从主题列表中选择。")]);
        var applicant = JsonPointer.Find(JsonNode.Parse(request.Form.GetRawText()), scenario.ApplicantId)?.ToString();
        if (!string.Equals(applicant, holders.Find(visit.Account)?.IdNumber, StringComparison.OrdinalIgnoreCase))
        {
            throw Refusals.Invalid(
                "counter.other-applicant",
                "表单里的申请人不是出示苏服码的人。",
                new FieldError(scenario.ApplicantId, "请填写出示苏服码的人的身份证号码；替别人办理的，请本人出示苏服码。"));
        }

        var counter = new CounterFiling(
            visit.Account, visit.Organisation, organisations.Find(visit.Organisation)?.Name ?? visit.Organisation);
        return await filing.FileAsync(
            request.Context, scenario, request.Division, request.Form, trialOf: null, CaseDesk.Receipt, cancellationToken, counter);
    }
}
