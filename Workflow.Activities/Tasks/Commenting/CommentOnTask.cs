using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Tasks.Commenting;

/// <summary>批注.</summary>
/// <param name="By">Who wrote it.</param>
/// <param name="Text">What.</param>
internal sealed record TaskCommented(string By, Remark Text);

/// <summary>批注: seen by the clerks of the organisation, never by the applicant.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="Text">What is noted; must be written.</param>
public sealed record CommentOnTask(CommandContext Context, string Id, string? Text) : IRequest<TaskView>;

/// <summary>Notes a comment, on a task that has ended too.</summary>
internal sealed class CommentOnTaskHandler(TaskDesk desk, IVault vault) : IRequestHandler<CommentOnTask, TaskView>
{
    public Task<TaskView> Handle(CommentOnTask request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        async (unit, state, hand) =>
        [
            new TaskCommented(
                hand.Clerk, await vault.RequiredAsync(unit, state, request.Text, "/text", "批注", cancellationToken)),
        ],
        cancellationToken);
}
