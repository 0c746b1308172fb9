using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.PublicNotices.Opening;
using Workflow.Activities.PublicNotices.Viewing;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.PublicNotices.Objecting;

/// <summary>Takes an objection; the workflow looks at the matter again.</summary>
internal sealed class RaiseObjectionHandler(IUnitOfWorkFactory units, PublicNoticeViewer viewer, IWorkflows workflows, IVault vault)
    : IRequestHandler<RaiseObjection, PublicNoticeView>
{
    private const int Longest = 2000;

    public async Task<PublicNoticeView> Handle(RaiseObjection request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        if (!caller.Is(Roles.Citizen))
        {
            throw Refusals.Forbidden("public-notice.citizens-only", "请用个人账号登录后提出异议。");
        }

        if (string.IsNullOrWhiteSpace(request.Words) || request.Words.Length > Longest)
        {
            throw Refusals.Invalid(
                "public-notice.words", "请写明异议的内容。", new FieldError("/words", $"请写明异议的内容和依据，不超过 {Longest} 个字。"));
        }

        var row = await viewer.RequireAsync(request.Id, cancellationToken);
        return await Races.RunAsync(CommitAsync, cancellationToken);

        async Task<PublicNoticeView> CommitAsync()
        {
            await using var unit = await units.BeginAsync(request.Context.In(row.Tenant, request.Id), cancellationToken);
            var found = await unit.LoadAsync<PublicNoticeState>(PublicNoticeState.Stream(request.Id), cancellationToken);
            request.Context.RequireVersion(found.Version);
            var opened = found.State.Opened!;
            unit.Correlate(opened.CaseNumber);
            var subject = caller.Person ?? vault.SubjectOf($"account:{caller.Id}");
            var words = await vault.SealAsync(row.Tenant, subject, request.Words, cancellationToken)
                ?? throw new InvalidOperationException("Words that are there can be sealed.");
            var after = unit.Append(found, PublicNoticeDecisions.Object(found.State, caller.Id, words));
            var whole = await unit.LoadAsync<CaseState>(CaseNumber.Stream(opened.CaseNumber), cancellationToken);
            unit.Append(whole, [new CaseNoted(new Remark("公示期间有人提出异议，重新调查核实"), opened.Organisation, null, StaffOnly: false)]);
            workflows.Send(unit, opened.InstanceId, PublicNotice.End(opened.BookmarkId, words));
            var view = await viewer.ShowAsync(PublicNoticeRow.Of(opened, after.State), cancellationToken);
            await unit.CommitAsync(request.Context, view with { Text = null }, 200, cancellationToken);
            return view;
        }
    }
}
