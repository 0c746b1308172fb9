using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Forms;
using Workflow.Activities.Tasks.Creating;
using Workflow.Activities.Tasks.Moves;
using Workflow.Activities.Tasks.SendingBack;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Deciding;

/// <summary>办理: the decision, its files and the stimulus that moves the workflow on are one commit.</summary>
internal sealed class CompleteTaskHandler(TaskDesk desk, IForms forms, FileClaims files, IVault vault, IWorkflows workflows)
    : IRequestHandler<CompleteTask, TaskView>
{
    public Task<TaskView> Handle(CompleteTask request, CancellationToken cancellationToken) => files.HandOverAsync(
        request.Context,
        handover => desk.ActAsync(
            request.Context,
            request.Id,
            (unit, state, hand) => CompleteAsync(unit, state, hand, request, handover, cancellationToken),
            cancellationToken),
        cancellationToken);

    private async Task<IReadOnlyList<object>> CompleteAsync(
        IUnitOfWork unit,
        TaskState state,
        Hand hand,
        CompleteTask request,
        FileHandover handover,
        CancellationToken cancellation)
    {
        TaskDecisions.RequireCompletable(
            state, hand, request.Outcome, hasComment: !string.IsNullOrWhiteSpace(request.Comment));
        var created = state.Created!;
        var chosen = created.Outcomes.First(each => each.Name == request.Outcome);
        var needsForm = !chosen.RequiresComment;
        var schema = JsonNode.Parse(created.Form.GetRawText())!;
        var claimed = await files.FindAsync(request.Context.Caller, schema, request.Form ?? default, [], cancellation);
        var form = await forms.SealFilledAsync(
            unit.Origin.Tenant, created.Applicant, schema, claimed.Form, needsForm, string.Empty, cancellation);

        // All that a task's form says is about the case, so its files are sealed with the applicant's key.
        await handover.ResealAsync(unit.Origin.Tenant, claimed.Require(), _ => created.Applicant, cancellation);
        handover.Hold(unit, created.CaseNumber, created.TaskId, created.Name);
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
