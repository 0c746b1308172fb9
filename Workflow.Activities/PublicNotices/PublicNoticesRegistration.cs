using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.PublicNotices.Ending;
using Workflow.Activities.PublicNotices.Objecting;
using Workflow.Activities.PublicNotices.Opening;
using Workflow.Activities.PublicNotices.Viewing;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.PublicNotices;

/// <summary>Registers public notices (公示).</summary>
public static class PublicNoticesRegistration
{
    /// <summary>Adds public notices; needs cases, organisations and the engine.</summary>
    public static IServiceCollection AddPublicNotices(this IServiceCollection services) => services
        .AddEvent<PublicNoticeOpened>("public-notice.opened.v1")
        .AddEvent<ObjectionRaised>("public-notice.objection-raised.v1")
        .AddEvent<PublicNoticeEnded>("public-notice.ended.v1")
        .AddReadModel<PublicNoticeState, PublicNoticeRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<PublicNoticeRow>().Index(row => row.IsOpen)))
        .AddActivity<PublicNotice>().AddCommand<OpenPublicNoticeHandler>().AddBookmarkWatch<PublicNoticeWithdrawal>()
        .AddCommand<ExpirePublicNoticeHandler>()
        .AddSingleton<PublicNoticeViewer>()
        .AddTransient<IRequestHandler<ListPublicNotices, IReadOnlyList<PublicNoticeView>>, ListPublicNoticesHandler>()
        .AddTransient<IRequestHandler<GetPublicNotice, PublicNoticeView>, GetPublicNoticeHandler>()
        .AddTransient<IRequestHandler<RaiseObjection, PublicNoticeView>, RaiseObjectionHandler>();
}
