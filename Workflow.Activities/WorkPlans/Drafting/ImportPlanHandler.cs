using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents;
using Workflow.Activities.WorkPlans.Deciding;

namespace Workflow.Activities.WorkPlans.Drafting;

/// <summary>导入.</summary>
internal sealed class ImportPlanHandler(PlanDesk desk, PlanDrafting drafting) : IRequestHandler<ImportPlan, PlanView>
{
    public Task<PlanView> Handle(ImportPlan request, CancellationToken cancellationToken)
    {
        PlanDesk.Require(request.Context.Caller);
        var year = request.Year is { } given ? PlanTexts.Year(given) : (int?)null;
        try
        {
            var (source, draft) = PlanFileReader.Read(
                request.Content, request.FileName, year, desk.Book(request.Context.Caller));
            return drafting.OpenAsync(request.Context, source, draft, cancellationToken);
        }
        catch (DocumentRefusedException refused)
        {
            throw Refusals.Invalid(refused.Code, refused.Message, new FieldError("/file", refused.Message));
        }
    }
}
