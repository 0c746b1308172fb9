using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.Desk;
using Workflow.Activities.Notices.Approving;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Issuers;
using Workflow.Activities.Notices.Issuing;
using Workflow.Activities.Notices.Ladders;
using Workflow.Activities.Notices.Receiving;
using Workflow.Activities.Notices.Templates;
using Workflow.Activities.Notices.Viewing;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine;
using Workflow.Engine.Activities;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Notices;

/// <summary>Registers notices (文书) and the supervision ladder.</summary>
public static class NoticesRegistration
{
    /// <summary>Adds notices; needs organisations, calendars, notifications and the engine.</summary>
    public static IServiceCollection AddNotices(this IServiceCollection services) =>
        services.AddEvents().AddVocabulary().AddRequests().AddLadders();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddEvent<NoticeDrafted>("notice.drafted.v1")
        .AddEvent<NoticeRevised>("notice.revised.v1")
        .AddEvent<NoticeSubmitted>("notice.submitted.v1")
        .AddEvent<NoticeReturned>("notice.returned.v1")
        .AddEvent<NoticeApproved>("notice.approved.v1")
        .AddEvent<NoticeIssued>("notice.issued.v1")
        .AddEvent<NoticeVoided>("notice.voided.v1")
        .AddEvent<NoticeReceived>("notice.received.v1")
        .AddEvent<NoticeReplied>("notice.replied.v1")
        .AddEvent<NoticeAwaited>("notice.awaited.v1")
        .AddReadModel<NoticeState, NoticeRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<NoticeRow>()
            .Duplicate(row => row.Status)
            .Duplicate(row => row.Deadline)
            .Index(row => row.Organisations, index => index.ToGinWithJsonbPathOps())
            .Index(row => row.Number!)
            .Index(row => row.DraftedAt)));

    private static IServiceCollection AddVocabulary(this IServiceCollection services) => services
        .AddSingleton<NoticeTemplates>()
        .AddSingleton<IOptionSource>(provider => provider.GetRequiredService<NoticeTemplates>())
        .AddSingleton<IssuerFile>()
        .AddSingleton<NoticeWriter>()
        .AddSingleton<NoticeRemarks>()
        .AddSingleton<NoticeIssue>()
        .AddActivity<DraftNoticeActivity>().AddCommand<DraftNoticeCommand>()
        .AddActivity<IssueNoticeActivity>().AddCommand<IssueNoticeCommand>()
        .AddActivity<AwaitReceiptActivity>().AddCommand<AwaitReceiptCommand>()
        .AddBookmarkWatch<IssueWithdrawal>();

    private static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<NoticeFinder>()
        .AddSingleton<NoticeViewer>()
        .AddSingleton<NoticeDesk>()
        .AddSingleton<IDeskSource, NoticesOnDesk>()
        .AddTransient<IRequestHandler<DraftNotice, NoticeReceipt>, DraftNoticeHandler>()
        .AddTransient<IRequestHandler<ReviseNotice, NoticeReceipt>, ReviseNoticeHandler>()
        .AddTransient<IRequestHandler<SubmitNotice, NoticeReceipt>, SubmitNoticeHandler>()
        .AddTransient<IRequestHandler<ApproveNotice, NoticeReceipt>, ApproveNoticeHandler>()
        .AddTransient<IRequestHandler<ReturnNotice, NoticeReceipt>, ReturnNoticeHandler>()
        .AddTransient<IRequestHandler<IssueNotice, NoticeReceipt>, IssueNoticeHandler>()
        .AddTransient<IRequestHandler<VoidNotice, NoticeReceipt>, VoidNoticeHandler>()
        .AddTransient<IRequestHandler<ReceiveNotice, NoticeReceipt>, ReceiveNoticeHandler>()
        .AddTransient<IRequestHandler<ReplyToNotice, NoticeReceipt>, ReplyToNoticeHandler>()
        .AddTransient<IRequestHandler<GetNotice, NoticeView>, GetNoticeHandler>()
        .AddTransient<IRequestHandler<ListNotices, Page<NoticeSummary>>, ListNoticesHandler>()
        .AddTransient<IRequestHandler<ExportNotices, SentFile>, ExportNoticesHandler>()
        .AddTransient<IRequestHandler<PreviewNotice, NoticePreview>, PreviewNoticeHandler>()
        .AddTransient<IRequestHandler<ListNoticeTemplates, IReadOnlyList<NoticeTemplateView>>, ListNoticeTemplatesHandler>();

    private static IServiceCollection AddLadders(this IServiceCollection services) => services
        .AddActivity<AwaitStepActivity>().AddCommand<StepDueCommand>()
        .AddSingleton<LadderStart>()
        .AddTransient<IRequestHandler<StartLadder, LadderReceipt>, StartLadderHandler>()
        .AddTransient<IRequestHandler<SteerLadder, LadderReceipt>, SteerLadderHandler>()
        .AddTransient<IRequestHandler<GetLadder, LadderView>, GetLadderHandler>();
}
