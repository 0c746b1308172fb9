using Marten;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Templates;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Viewing;

/// <summary>Shows one notice.</summary>
internal sealed class GetNoticeHandler(IUnitOfWorkFactory units, NoticeFinder finder, NoticeViewer viewer)
    : IRequestHandler<GetNotice, NoticeView>
{
    public async Task<NoticeView> Handle(GetNotice request, CancellationToken cancellationToken)
    {
        var id = await finder.IdOfAsync(request.Caller, request.Notice, cancellationToken);
        var tenant = NoticeId.TenantOf(id)!;
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), id), cancellationToken);
        var found = await unit.LoadAsync<NoticeState>(NoticeId.Stream(id), cancellationToken);
        var state = NoticeAccess.RequireReadable(request.Caller, tenant, found);
        return await viewer.ShowAsync(request.Caller, tenant, state, cancellationToken);
    }
}

/// <summary>Lists the notices a caller may read, the newest first.</summary>
internal sealed class ListNoticesHandler(IUnitOfWorkFactory units, NoticeViewer viewer)
    : IRequestHandler<ListNotices, Page<NoticeSummary>>
{
    private const int Most = 200;

    public async Task<Page<NoticeSummary>> Handle(ListNotices request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        await using var unit = await units.BeginAsync(
            new Origin(caller.In(caller.Home), "list-notices"), cancellationToken);
        if (unit.Session.NoticesVisibleTo(caller) is not { } visible)
        {
            return new Page<NoticeSummary>([], 0);
        }

        var rows = visible.Matching(request.Filter);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .InOrder()
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<NoticeSummary>([.. page.Select(viewer.Show)], total);
    }
}

/// <summary>Lists the templates.</summary>
internal sealed class ListNoticeTemplatesHandler(NoticeTemplates templates)
    : IRequestHandler<ListNoticeTemplates, IReadOnlyList<NoticeTemplateView>>
{
    public Task<IReadOnlyList<NoticeTemplateView>> Handle(ListNoticeTemplates request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NoticeTemplateView>>(
        [
            .. templates.All.Select(template => new NoticeTemplateView(
                template.Code, template.Kind, template.Name, template.Title, template.Body, template.Hash, template.OwnNames)),
        ]);
}
