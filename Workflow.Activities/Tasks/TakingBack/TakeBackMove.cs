using MediatR;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.TakingBack;

/// <summary>撤回.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="Move">One of <see cref="Moves.TaskMove.TakingBack"/>.</param>
public sealed record TakeBackMove(CommandContext Context, string Id, string Move) : IRequest<TaskView>;

/// <summary>Takes a move back.</summary>
internal sealed class TakeBackMoveHandler(TaskDesk desk) : IRequestHandler<TakeBackMove, TaskView>
{
    public Task<TaskView> Handle(TakeBackMove request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        (_, state, hand) => Task.FromResult(TakeBackDecisions.TakeBack(state, hand, request.Move)),
        cancellationToken);
}
