using MediatR;

namespace Workflow.Activities.Tasks.Deciding;

/// <summary>认领.</summary>
internal sealed class ClaimTaskHandler(TaskDesk desk) : IRequestHandler<ClaimTask, TaskView>
{
    public Task<TaskView> Handle(ClaimTask request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        (_, state, hand) => Task.FromResult(TaskDecisions.Claim(state, hand)),
        cancellationToken);
}

/// <summary>Gives back.</summary>
internal sealed class ReleaseTaskHandler(TaskDesk desk) : IRequestHandler<ReleaseTask, TaskView>
{
    public Task<TaskView> Handle(ReleaseTask request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        (_, state, hand) => Task.FromResult(TaskDecisions.Release(state, hand)),
        cancellationToken);
}
