using MediatR;
using Workflow.Activities.WorkPlans.Deciding;

namespace Workflow.Activities.WorkPlans.Drafting;

/// <summary>手工拟订.</summary>
internal sealed class DraftPlanHandler(PlanDrafting drafting) : IRequestHandler<DraftPlan, PlanView>
{
    public Task<PlanView> Handle(DraftPlan request, CancellationToken cancellationToken)
    {
        PlanDesk.Require(request.Context.Caller);
        var draft = new PlanDraft(PlanTexts.Title(request.Title), PlanTexts.Year(request.Year), null, null, []);
        return drafting.OpenAsync(request.Context, PlanSources.Hand, draft, cancellationToken);
    }
}
