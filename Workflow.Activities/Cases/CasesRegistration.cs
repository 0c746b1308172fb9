using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Cases.Accepting;
using Workflow.Activities.Cases.Archiving;
using Workflow.Activities.Cases.Changing;
using Workflow.Activities.Cases.Closing;
using Workflow.Activities.Cases.Correcting;
using Workflow.Activities.Cases.Extending;
using Workflow.Activities.Cases.Files;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Cases.Noting;
using Workflow.Activities.Cases.Rating;
using Workflow.Activities.Cases.Reckoning;
using Workflow.Activities.Cases.Refusing;
using Workflow.Activities.Cases.Special;
using Workflow.Activities.Cases.Submitting;
using Workflow.Activities.Cases.Supplementing;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Cases.Withdrawing;
using Workflow.Activities.Cockpit;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Measuring;
using Workflow.Engine;
using Workflow.Engine.Housekeeping;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Cases;

/// <summary>Registers cases (办件).</summary>
public static class CasesRegistration
{
    /// <summary>
    /// Adds cases; needs tasks, forms, files, scenarios, organisations, calendars and the engine.
    /// </summary>
    public static IServiceCollection AddCases(this IServiceCollection services) =>
        services.AddEvents().AddItemEvents().AddRows().AddVocabulary().AddRequests();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddEvent<CaseSubmitted>("case.submitted.v1")
        .AddEvent<CaseAccepted>("case.accepted.v1")
        .AddEvent<CaseRefused>("case.refused.v1")
        .AddEvent<SupplementRequested>("case.supplement-requested.v1")
        .AddEvent<CaseSupplemented>("case.supplemented.v1")
        .AddEvent<SupplementCancelled>("case.supplement-cancelled.v1")
        .AddEvent<CaseItemOpened>("case.item-opened.v1")
        .AddEvent<CaseItemClosed>("case.item-closed.v1")
        .AddEvent<CaseTaskOpened>("case.task-opened.v1")
        .AddEvent<CaseTaskBecameOverdue>("case.task-became-overdue.v1")
        .AddEvent<CaseClockStopped>("case.clock-stopped.v1")
        .AddEvent<CaseClockResumed>("case.clock-resumed.v1")
        .AddEvent<CaseDueReckoned>("case.due-reckoned.v1")
        .AddEvent<CaseClosed>("case.closed.v1")
        .AddEvent<CaseWithdrawn>("case.withdrawn.v1")
        .AddEvent<RatingInvited>("case.rating-invited.v1")
        .AddEvent<CaseRated>("case.rated.v1")
        .AddEvent<RatingWasBad>("case.rating-was-bad.v1")
        .AddEvent<CaseNoted>("case.noted.v1")
        .AddEvent<CaseChangeReported>("case.change-reported.v1")
        .AddEvent<CaseLinked>("case.linked.v1")
        .AddEvent<CaseArchived>("case.archived.v1")
        .AddEvent<CaseRelated>("case.related.v1")
        .AddEvent<ExtensionAsked>("case.extension-asked.v1")
        .AddEvent<ExtensionGranted>("case.extension-granted.v1")
        .AddEvent<ExtensionRefused>("case.extension-refused.v1");

    private static IServiceCollection AddItemEvents(this IServiceCollection services) => services
        .AddEvent<ItemOpened>("item.opened.v1")
        .AddEvent<ItemDueMoved>("item.due-moved.v1")
        .AddEvent<ItemClosed>("item.closed.v1");

    private static IServiceCollection AddRows(this IServiceCollection services) => services
        .AddSingleton<ICockpitSource, CasesInCockpit>()
        .AddReadModel<CaseState, CaseRows>()
        .AddReadModel<ItemState, ItemRows>()
        .AddSingleton<IIndicatorSource, ItemsInTime>()
        .AddSingleton<IIndicatorSource, RatingsOfUnits>()
        .AddSingleton(new RowMapping(store =>
        {
            store.Schema.For<CaseRow>()
                .Duplicate(row => row.SubmittedAt)
                .Duplicate(row => row.ClosedAt!)
                .Index(row => row.Filer)
                .Index(row => row.Lookups, index => index.ToGinWithJsonbPathOps());
            store.Schema.For<ItemRow>().Index(row => row.CaseNumber);
        }));

    private static IServiceCollection AddVocabulary(this IServiceCollection services) => services
        .AddActivity<AcceptCase>().AddCommand<AcceptCaseHandler>()
        .AddActivity<RefuseCase>().AddCommand<RefuseCaseHandler>()
        .AddActivity<RequestSupplement>().AddCommand<RequestSupplementHandler>().AddBookmarkWatch<SupplementWithdrawal>()
        .AddActivity<OpenItem>().AddCommand<OpenItemHandler>()
        .AddActivity<CloseItem>().AddCommand<CloseItemHandler>()
        .AddActivity<BeginSpecialProcedure>().AddCommand<BeginSpecialProcedureHandler>()
        .AddActivity<EndSpecialProcedure>().AddCommand<EndSpecialProcedureHandler>()
        .AddActivity<CloseCase>().AddCommand<CloseCaseHandler>()
        .AddActivity<AskRating>().AddCommand<AskRatingHandler>()
        .AddActivity<FindCorrectedCase>().AddCommand<FindCorrectedCaseHandler>()
        .AddActivity<Note>().AddCommand<NoteHandler>();

    private static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<CaseDesk>()
        .AddSingleton<AwaitedChanges>()
        .AddSingleton<BadRatings>()
        .AddSingleton<CaseViewer>()
        .AddSingleton<CaseFiles>()
        .AddSingleton<ApplicationForms>()
        .AddSingleton<CompanyFiling>()
        .AddSingleton<CaseFiling>()
        .AddSingleton<IHourlyRound, ArchivingRound>()
        .AddSingleton<IHourlyRound, ReckoningRound>()
        .AddTransient<IRequestHandler<SubmitCase, CaseReceipt>, SubmitCaseHandler>()
        .AddTransient<IRequestHandler<GetCase, CaseView>, GetCaseHandler>()
        .AddTransient<IRequestHandler<GetCaseFile, SentFile>, GetCaseFileHandler>()
        .AddTransient<IRequestHandler<ListCases, Page<CaseSummary>>, ListCasesHandler>()
        .AddTransient<IRequestHandler<SupplementCase, CaseReceipt>, SupplementCaseHandler>()
        .AddTransient<IRequestHandler<WithdrawCase, CaseReceipt>, WithdrawCaseHandler>()
        .AddTransient<IRequestHandler<RateCase, CaseReceipt>, RateCaseHandler>()
        .AddTransient<IRequestHandler<AskExtension, CaseReceipt>, AskExtensionHandler>()
        .AddTransient<IRequestHandler<DecideExtension, CaseReceipt>, DecideExtensionHandler>()
        .AddTransient<IRequestHandler<ReportChange, CaseReceipt>, ReportChangeHandler>()
        .AddTransient<IRequestHandler<ExportArchive, SentFile>, ExportArchiveHandler>();
}
