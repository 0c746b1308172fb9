using MediatR;
using Workflow.Activities.Cases;
using Workflow.Activities.Forms;

namespace Workflow.Activities.ServiceCodes.Resolving;

/// <summary>Shows a clerk who stands at the counter.</summary>
internal sealed class GetCounterVisitHandler(CounterVisits visits, CounterApplicants applicants, IMediator mediator)
    : IRequestHandler<GetCounterVisit, CounterVisit>
{
    private const int Most = 200;

    public async Task<CounterVisit> Handle(GetCounterVisit request, CancellationToken cancellationToken)
    {
        var visit = await visits.RequireAsync(request.Caller, request.VisitId, cancellationToken);
        var holder = applicants.HolderOf(visit);

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
