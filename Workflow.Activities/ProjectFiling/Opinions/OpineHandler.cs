using MediatR;

namespace Workflow.Activities.ProjectFiling.Opinions;

/// <summary>出具意见.</summary>
internal sealed class OpineHandler(ProjectDesk desk, ProjectRemarks remarks) : IRequestHandler<OpineOnProject, ProjectReceipt>
{
    public Task<ProjectReceipt> Handle(OpineOnProject request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        ProjectAct.Opine,
        async (unit, state) => ProjectDecisions.Opine(
            state,
            request.Context.Caller.Id,
            request.IsAgreed,
            await remarks.SealAsync(unit, state, request.Words, "/words", cancellationToken)),
        cancellationToken);
}
