using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Issuers;
using Workflow.Activities.Notices.Templates;
using Workflow.Activities.Notices.Viewing;
using Workflow.Activities.Organisations;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Drafting;

/// <summary>起草 by the office; what a person drafts is approved by another.</summary>
internal sealed class DraftNoticeHandler(IUnitOfWorkFactory units, NoticeWriter writer)
    : IRequestHandler<DraftNotice, NoticeReceipt>
{
    public async Task<NoticeReceipt> Handle(DraftNotice request, CancellationToken cancellationToken)
    {
        var tenant = Office.TenantOf(request.Context.Caller);
        var id = NoticeId.Of(tenant, Guid.CreateVersion7().ToString("N"));
        var (template, content) = await writer.WriteAsync(tenant, id, request.Draft, cancellationToken);
        await using var unit = await units.BeginAsync(request.Context.In(tenant, id), cancellationToken);
        var stream = await unit.LoadAsync<NoticeState>(NoticeId.Stream(id), cancellationToken);
        var drafted = new NoticeDrafted(
            id, template.Kind, new TemplateMark(template.Code, template.Hash), content, NeedsApproval: true, null);
        var after = unit.Append(stream, NoticeDecisions.Draft(stream.State, drafted));
        return await unit.CommitAsync(request.Context, NoticeDesk.Receipt(after), 201, cancellationToken);
    }
}

/// <summary>修改.</summary>
internal sealed class ReviseNoticeHandler(NoticeDesk desk, NoticeWriter writer)
    : IRequestHandler<ReviseNotice, NoticeReceipt>
{
    public Task<NoticeReceipt> Handle(ReviseNotice request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Notice,
        NoticeAct.Revise,
        async (unit, state) =>
        {
            // A notice keeps its template, and with it its kind and the series of its number.
            var draft = request.Draft with { Template = state.Drafted!.Template.Code };
            var (_, content) = await writer.WriteAsync(
                unit.Origin.Tenant, state.Drafted.NoticeId, draft, cancellationToken);
            return NoticeDecisions.Revise(state, content);
        },
        cancellationToken);
}

/// <summary>Shows what a draft would read like; what is not written yet stands there by its name.</summary>
internal sealed class PreviewNoticeHandler(NoticeTemplates templates, IOrganisations organisations, IssuerFile issuers)
    : IRequestHandler<PreviewNotice, NoticePreview>
{
    public Task<NoticePreview> Handle(PreviewNotice request, CancellationToken cancellationToken)
    {
        var (draft, authority) = (request.Draft, issuers.Of(Office.TenantOf(request.Caller)).Name);
        var template = templates.Require(draft.Template);
        var unit = organisations.Find(draft.Unit)?.Name ?? "（责任单位）";
        var content = new NoticeContent(
            draft.Title ?? template.Title, draft.Body ?? template.Body, draft.Matter with { Text = Or(draft.Matter.Text, "事项") },
            Or(draft.Requirement, "要求"), draft.Unit, [], null, draft.Deadline ?? default, Or(draft.Basis, "依据"), [],
            draft.Values ?? new Dictionary<string, string>());
        var values = NoticeWording.Values(
            content, authority, unit, string.IsNullOrWhiteSpace(draft.Person) ? null : draft.Person.Trim());
        if (draft.Deadline is null)
        {
            values["deadline"] = "（时限）";
        }

        return Task.FromResult(new NoticePreview(
            NoticeWording.Fill(content.Title, values),
            unit,
            [.. content.Body.Select(paragraph => NoticeWording.Fill(paragraph, values))],
            authority));
    }

    private static string Or(string text, string name) => string.IsNullOrWhiteSpace(text) ? $"（{name}）" : text.Trim();
}

/// <summary>统筹部门: those who write notices.</summary>
internal static class Office
{
    /// <summary>The tenant a coordinator works for.</summary>
    /// <exception cref="RefusalException">The caller is none.</exception>
    public static string TenantOf(Caller caller) => caller.Is(Roles.Coordinator)
        ? caller.Tenant
        : throw Refusals.Forbidden("notice.office-only", "文书由统筹人员起草和印发，当前账号没有此项权限。");
}
