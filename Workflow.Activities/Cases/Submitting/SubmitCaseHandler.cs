using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Scenarios;

namespace Workflow.Activities.Cases.Submitting;

/// <summary>申请.</summary>
internal sealed class SubmitCaseHandler(IScenarios scenarios, CaseFiling filing) : IRequestHandler<SubmitCase, CaseReceipt>
{
    public Task<CaseReceipt> Handle(SubmitCase request, CancellationToken cancellationToken)
    {
        if (!request.Context.Caller.Is(Roles.Citizen) && !request.Context.Caller.Is(Roles.Administrator))
        {
            throw Refusals.Forbidden("case.filing-forbidden", "只有申请人可以提交申请，请用个人账号登录后再办理。");
        }

        var scenario = scenarios.Find(request.Scenario) ?? throw ApplicationForms.Invalid(
            [new FieldError("/scenario", "没有这个主题，请从主题列表中选择。")]);
        return filing.FileAsync(
            request.Context, scenario, request.Division, request.Form, trialOf: null, CaseDesk.Receipt, cancellationToken);
    }
}
