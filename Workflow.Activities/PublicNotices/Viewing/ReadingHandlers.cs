using MediatR;

namespace Workflow.Activities.PublicNotices.Viewing;

/// <summary>Lists them.</summary>
internal sealed class ListPublicNoticesHandler(PublicNoticeViewer viewer) : IRequestHandler<ListPublicNotices, IReadOnlyList<PublicNoticeView>>
{
    public async Task<IReadOnlyList<PublicNoticeView>> Handle(ListPublicNotices request, CancellationToken cancellationToken)
    {
        var views = new List<PublicNoticeView>();
        foreach (var row in await viewer.OpenAsync(cancellationToken))
        {
            views.Add(await viewer.ShowAsync(row, cancellationToken));
        }

        return views;
    }
}

/// <summary>Shows one.</summary>
internal sealed class GetPublicNoticeHandler(PublicNoticeViewer viewer) : IRequestHandler<GetPublicNotice, PublicNoticeView>
{
    public async Task<PublicNoticeView> Handle(GetPublicNotice request, CancellationToken cancellationToken) =>
        await viewer.ShowAsync(await viewer.RequireAsync(request.Id, cancellationToken), cancellationToken);
}
