using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Tasks.Creating;
using Workflow.Activities.Tasks.Moves;
using Workflow.Activities.Tasks.SendingBack;
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
        (unit, state, hand) => CompleteAsync(unit, state, hand, request, cancellationToken),
        cancellationToken);

    private async Task<IReadOnlyList<object>> CompleteAsync(
        IUnitOfWork unit,
        TaskState state,
        Hand hand,
        CompleteTask request,
        CancellationToken cancellation)
    {
        TaskDecisions.RequireCompletable(
            state, hand, request.Outcome, hasComment: !string.IsNullOrWhiteSpace(request.Comment));
        var created = state.Created!;
        var chosen = created.Outcomes.First(each => each.Name == request.Outcome);
        var needsForm = !chosen.RequiresComment;
        var form = await forms.SealFilledAsync(
            unit.Origin.Tenant, created.Applicant, JsonNode.Parse(created.Form.GetRawText())!, request.Form, needsForm, string.Empty, cancellation);
        var comment = await vault.SealAsync(unit.Origin.Tenant, created.Applicant, request.Comment, cancellation);
        if (chosen.BackTo is { } step)
        {
            var earlier = await unit.DecidedAsync(created.CaseNumber, step, cancellation);
            var sentBack = SendBackDecisions.SendBack(earlier?.State, hand, state, chosen.Label, comment!);
            unit.Append(earlier!, sentBack);
        }

        workflows.Send(
            unit, created.InstanceId, UserTask.Completion(created.BookmarkId, request.Outcome, form, comment));
        return TaskDecisions.Complete(state, hand, request.Outcome, form, comment);
    }
}
