using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Forms;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Steps;

/// <summary>办理: the choice, its files and the stimulus that moves the workflow on are one commit.</summary>
internal sealed class DoTicketStepHandler(TicketDesk desk, IForms forms, FileClaims files, IVault vault, IWorkflows workflows)
    : IRequestHandler<DoTicketStep, TicketReceipt>
{
    private const string Within = "/form";

    public Task<TicketReceipt> Handle(DoTicketStep request, CancellationToken cancellationToken) => files.HandOverAsync(
        request.Context,
        handover => desk.ActAsync(
            request.Context, request.Id, (unit, state) => DoAsync(unit, state, request, handover, cancellationToken), cancellationToken),
        cancellationToken);

    private async Task<IReadOnlyList<object>> DoAsync(
        IUnitOfWork unit, TicketState state, DoTicketStep request, FileHandover handover, CancellationToken cancellation)
    {
        if (state.Step(request.StepId) is { IsOpen: true } asked && !TicketAccess.MayDo(request.Context.Caller, asked))
        {
            throw Refusals.Forbidden("ticket.step-forbidden", "该环节由其他单位办理，当前账号不能办理。");
        }

        var step = TicketDecisions.RequireDoable(
            state, request.StepId, request.Outcome, !string.IsNullOrWhiteSpace(request.Comment)).Opened;
        var (tenant, subject) = (unit.Origin.Tenant, vault.SubjectOf($"ticket:{request.Id}"));
        var needsForm = !step.Outcomes.First(each => each.Name == request.Outcome).RequiresComment;
        var schema = JsonNode.Parse(step.Schema)!;
        var claimed = await files.FindAsync(request.Context.Caller, schema, request.Form ?? default, [], cancellation);
        var form = await forms.SealFilledAsync(tenant, subject, schema, claimed.Form, needsForm, Within, cancellation);
        await handover.ResealAsync(tenant, claimed.Require(Within), _ => subject, cancellation);
        handover.Hold(unit, request.Id, step.StepId, step.Name);
        var comment = await vault.SealAsync(tenant, subject, request.Comment, cancellation);
        var decided = TicketDecisions.Do(state, request.StepId, request.Outcome, form, comment);
        workflows.Send(unit, step.InstanceId, TicketVocabulary.StepEnded(step.BookmarkId, request.Outcome, form, comment));
        return decided;
    }
}
