using MediatR;
using Workflow.Activities.Assignments.Lights;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Shows one assignment.</summary>
internal sealed class GetAssignmentHandler(IUnitOfWorkFactory units, AssignmentViewer viewer, LightRules rules)
    : IRequestHandler<GetAssignment, AssignmentView>
{
    public async Task<AssignmentView> Handle(GetAssignment request, CancellationToken cancellationToken)
    {
        var tenant = AssignmentId.TenantOf(request.Id) ?? throw AssignmentAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), request.Id), cancellationToken);
        var found = await unit.LoadAsync<AssignmentState>(AssignmentId.Stream(request.Id), cancellationToken);
        var state = AssignmentAccess.RequireReadable(request.Caller, tenant, found);
        return await viewer.ShowAsync(request.Caller, tenant, state, rules.Now(), cancellationToken);
    }
}
