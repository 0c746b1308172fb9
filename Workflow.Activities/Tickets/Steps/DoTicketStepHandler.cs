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

    public async Task<TicketReceipt> Handle(DoTicketStep request, CancellationToken cancellationToken)
    {
        IReadOnlyList<ClaimedFile> claimed = [];
        var receipt = await desk.ActAsync(
            request.Context,
            request.Id,
            async (unit, state) =>
            {
                (var decided, claimed) = await DoAsync(unit, state, request, cancellationToken);
                return decided;
            },
            cancellationToken);
        await files.ReleaseAsync(request.Context, claimed, cancellationToken);
        return receipt;
    }

    private async Task<(IReadOnlyList<object> Decided, IReadOnlyList<ClaimedFile> Claimed)> DoAsync(
        IUnitOfWork unit, TicketState state, DoTicketStep request, CancellationToken cancellation)
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
        var held = await files.ResealAsync(request.Context.Caller, tenant, claimed.Require(Within).Claimed, _ => subject, cancellation);
        FileClaims.Hold(unit, request.Id, held, step.StepId, step.Name);
        var comment = await vault.SealAsync(tenant, subject, request.Comment, cancellation);
        var decided = TicketDecisions.Do(state, request.StepId, request.Outcome, form, comment);
        workflows.Send(unit, step.InstanceId, TicketVocabulary.StepEnded(step.BookmarkId, request.Outcome, form, comment));
        return (decided, claimed.Claimed);
    }
}
