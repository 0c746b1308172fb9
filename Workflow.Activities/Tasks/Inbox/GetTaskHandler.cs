using MediatR;

namespace Workflow.Activities.Tasks.Inbox;

/// <summary>Shows one task.</summary>
internal sealed class GetTaskHandler(TaskDesk desk) : IRequestHandler<GetTask, TaskView>
{
    public Task<TaskView> Handle(GetTask request, CancellationToken cancellationToken) =>
        desk.FindAsync(request.Caller, request.Id, cancellationToken);
}
