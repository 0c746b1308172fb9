using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.ServiceCodes.Resolving;

/// <summary>Shows a clerk who stands at the counter.</summary>
internal sealed class GetCounterVisitHandler(CounterVisits visits, IAccountHolders holders, IMediator mediator)
    : IRequestHandler<GetCounterVisit, CounterVisit>
{
    private const int Most = 200;

    public async Task<CounterVisit> Handle(GetCounterVisit request, CancellationToken cancellationToken)
    {
        var visit = await visits.RequireAsync(request.Caller, request.VisitId, cancellationToken);
        var holder = holders.Find(visit.Account)
            ?? throw Refusals.NotFound("counter.nobody", "这个账号已经没有实名信息，请申请人出示身份证件办理。");

        // By the keyed hash of the number, among what the clerk's organisation may see.
        var cases = await mediator.Send(new ListCases(request.Caller, null, holder.IdNumber, 0, Most), cancellationToken);
        return new CounterVisit(
            visit.VisitId,
            holder.Name,
            Masking.Mask(Masking.Id, holder.IdNumber),
            visit.EndsAt,
            [.. cases.Items.Where(each => each.Status is not (CaseStatus.Closed or CaseStatus.Refused or CaseStatus.Withdrawn))]);
    }
}
