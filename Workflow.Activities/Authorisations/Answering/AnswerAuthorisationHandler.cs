using MediatR;
using Workflow.Activities.Authorisations.Asking;
using Workflow.Activities.Authorisations.Viewing;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Authorisations.Answering;

/// <summary>Takes an answer; the last one, or a refusal, lets the workflow go on in the same commit.</summary>
internal sealed class AnswerAuthorisationHandler(
    IUnitOfWorkFactory units, AuthorisationFinder finder, IWorkflows workflows, IVault vault)
    : IRequestHandler<AnswerAuthorisation, AuthorisationView>
{
    private const int LongestReason = 500;

    public async Task<AuthorisationView> Handle(AnswerAuthorisation request, CancellationToken cancellationToken)
    {
        if (request.Reason?.Length > LongestReason)
        {
            throw Refusals.Invalid(
                "authorisation.reason", "理由过长。", new FieldError("/reason", $"理由请不超过 {LongestReason} 个字。"));
        }

        var caller = request.Context.Caller;
        var (tenant, _) = await finder.RequireAsync(caller, request.Id, cancellationToken);
        return await Races.RunAsync(CommitAsync, cancellationToken);

        async Task<AuthorisationView> CommitAsync()
        {
            await using var unit = await units.BeginAsync(request.Context.In(tenant, request.Id), cancellationToken);
            var found = await unit.LoadAsync<AuthorisationState>(AuthorisationState.Stream(request.Id), cancellationToken);
            request.Context.RequireVersion(found.Version);
            var asked = found.State.Asked!;
            unit.Correlate(asked.CaseNumber);
            var reason = await vault.SealAsync(tenant, caller.Person!, request.Reason, cancellationToken);
            var decided = AuthorisationDecisions.Answer(found.State, caller.Person!, caller.Id, request.IsGiven, reason);
            var after = decided.Count == 0 ? found : unit.Append(found, decided);
            if (decided.Count > 0)
            {
                await TellAsync(unit, asked, request.IsGiven, cancellationToken);
            }

            if (decided.Count > 0 && after.State.EndedAt is not null)
            {
                workflows.Send(unit, asked.InstanceId, AskAuthorisation.Answer(asked.BookmarkId, request.IsGiven, reason));
            }

            var view = await finder.ShowAsync(caller, tenant, AuthorisationRow.Of(asked, after.State), cancellationToken);

            // The answer that is kept with the key names nobody.
            await unit.CommitAsync(request.Context, view with { Asker = null }, 200, cancellationToken);
            return view;
        }
    }

    private static async Task TellAsync(IUnitOfWork unit, AuthorisationAsked asked, bool isGiven, CancellationToken cancellation)
    {
        var whole = await unit.LoadAsync<CaseState>(CaseNumber.Stream(asked.CaseNumber), cancellation);
        if (!whole.State.HasEnded)
        {
            unit.Append(whole, [new CaseNoted(new Remark(isGiven ? "一人已同意授权" : "一人没有同意授权"), null, null, StaffOnly: false)]);
        }
    }
}
