using System.Text.Json;
using Marten;
using Marten.Linq.MatchesSql;
using MediatR;
using Workflow.Activities.Callers;
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
    // As the index of the column is written, so that a unit's rows are found by it.
    private const string OfUnit = "d.data -> 'organisations' @> ?::jsonb";
    private const int Most = 200;

    public async Task<Page<NoticeSummary>> Handle(ListNotices request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        await using var unit = await units.BeginAsync(
            new Origin(caller.In(caller.Home), "list-notices"), cancellationToken);
        if (Visible(unit.Session.Query<NoticeRow>(), caller) is not { } visible)
        {
            return new Page<NoticeSummary>([], 0);
        }

        var rows = Matching(visible, request);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderByDescending(row => row.DraftedAt)
            .ThenByDescending(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<NoticeSummary>([.. page.Select(viewer.Show)], total);
    }

    private static IQueryable<NoticeRow>? Visible(IQueryable<NoticeRow> rows, Caller caller)
    {
        var (organisation, live) = (caller.Organisation, Tenants.Live.ToArray());
        return caller.Oversees ? caller.IsProvincial ? rows.Where(row => row.TenantIsOneOf(live)) : rows
            : caller.Is(Roles.Clerk) ? rows.Where(row =>
                row.TenantIsOneOf(live) && row.IssuedAt != null && row.MatchesSql(OfUnit, JsonSerializer.Serialize(new[] { organisation })))
            : null;
    }

    private static IQueryable<NoticeRow> Matching(IQueryable<NoticeRow> rows, ListNotices request)
    {
        rows = request.Kind is { Length: > 0 } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = request.Status is { Length: > 0 } status ? rows.Where(row => row.Status == status) : rows;
        rows = request.MatterId is { Length: > 0 } matter ? rows.Where(row => row.Matter.Id == matter) : rows;
        return request.Search?.Trim() is { Length: > 0 } search
            ? rows.Where(row =>
                row.Number!.Contains(search) || row.Title.Contains(search) || row.Matter.Text.Contains(search))
            : rows;
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
