using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Tasks.Creating;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Deciding;

/// <summary>办理: the decision and the stimulus that moves the workflow on are one commit.</summary>
internal sealed class CompleteTaskHandler(TaskDesk desk, IForms forms, IVault vault, IWorkflows workflows)
    : IRequestHandler<CompleteTask, TaskView>
{
    public Task<TaskView> Handle(CompleteTask request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        (unit, state) => CompleteAsync(unit, state, request, cancellationToken),
        cancellationToken);

    private async Task<IReadOnlyList<object>> CompleteAsync(
        IUnitOfWork unit,
        TaskState state,
        CompleteTask request,
        CancellationToken cancellation)
    {
        var clerk = request.Context.Caller.Id;
        TaskDecisions.RequireCompletable(
            state, clerk, request.Outcome, hasComment: !string.IsNullOrWhiteSpace(request.Comment));
        var created = state.Created!;
        var needsForm = !created.Outcomes.First(each => each.Name == request.Outcome).RequiresComment;
        var form = await forms.SealFilledAsync(
            unit.Origin.Tenant, created.Applicant, JsonNode.Parse(created.Form.GetRawText())!, request.Form, needsForm, string.Empty, cancellation);
        var comment = await vault.SealAsync(unit.Origin.Tenant, created.Applicant, request.Comment, cancellation);
        workflows.Send(
            unit, created.InstanceId, UserTask.Completion(created.BookmarkId, request.Outcome, form, comment));
        return TaskDecisions.Complete(state, clerk, request.Outcome, form, comment);
    }
}
