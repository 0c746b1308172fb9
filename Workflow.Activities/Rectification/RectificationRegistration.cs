using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Cockpit;
using Workflow.Activities.Common;
using Workflow.Activities.Desk;
using Workflow.Activities.Evaluation.Measuring;
using Workflow.Activities.Rectification.Answering;
using Workflow.Activities.Rectification.Opening;
using Workflow.Activities.Rectification.Verifying;
using Workflow.Activities.Rectification.Viewing;
using Workflow.Activities.Rectification.Workflows;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Rectification;

/// <summary>Registers rectification (整改).</summary>
public static class RectificationRegistration
{
    /// <summary>Adds rectification; needs notices, organisations, calendars and the engine.</summary>
    public static IServiceCollection AddRectification(this IServiceCollection services) =>
        services.AddEvents().AddVocabulary().AddRequests().AddReading();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddEvent<RectificationOrdered>("rectification.ordered.v1")
        .AddEvent<RectificationPlanned>("rectification.planned.v1")
        .AddEvent<RectificationReported>("rectification.reported.v1")
        .AddEvent<RectificationReturned>("rectification.returned.v1")
        .AddEvent<RectificationLapsed>("rectification.lapsed.v1")
        .AddEvent<RectificationElevated>("rectification.elevated.v1")
        .AddEvent<RectificationUrged>("rectification.urged.v1")
        .AddEvent<RectificationClosed>("rectification.closed.v1")
        .AddEvent<RectificationWithdrawn>("rectification.withdrawn.v1")
        .AddEvent<RectificationAwaited>("rectification.awaited.v1")
        .AddReadModel<RectificationState, RectificationRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<RectificationRow>()
            .Index(row => row.Unit)
            .Index(row => row.DueOn)));

    private static IServiceCollection AddVocabulary(this IServiceCollection services) => services
        .AddSingleton<RectificationOpening>()
        .AddActivity<OpenRectificationActivity>().AddCommand<OpenRectificationCommand>()
        .AddActivity<AwaitRectificationActivity>().AddCommand<AwaitRectificationCommand>()
        .AddActivity<UrgeRectificationActivity>().AddCommand<UrgeRectificationCommand>()
        .AddActivity<LapseRectificationActivity>().AddCommand<LapseRectificationCommand>();

    private static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<RectificationDesk>()
        .AddSingleton<RectificationRemarks>()
        .AddSingleton<RectificationUrging>()
        .AddTransient<IRequestHandler<StartRectification, RectificationStart>, StartRectificationHandler>()
        .AddTransient<IRequestHandler<PlanRectification, RectificationReceipt>, PlanRectificationHandler>()
        .AddTransient<IRequestHandler<ReportRectification, RectificationReceipt>, ReportRectificationHandler>()
        .AddTransient<IRequestHandler<CloseRectification, RectificationReceipt>, CloseRectificationHandler>()
        .AddTransient<IRequestHandler<ReturnRectification, RectificationReceipt>, ReturnRectificationHandler>()
        .AddTransient<IRequestHandler<UrgeRectification, RectificationReceipt>, UrgeRectificationHandler>()
        .AddTransient<IRequestHandler<WithdrawRectification, RectificationReceipt>, WithdrawRectificationHandler>();

    private static IServiceCollection AddReading(this IServiceCollection services) => services
        .AddSingleton<IDeskSource, RectificationsOnDesk>()
        .AddSingleton<IIndicatorSource, RectificationFailures>()
        .AddSingleton<ICockpitSource, RectificationsInCockpit>()
        .AddTransient<RectificationViewer>()
        .AddTransient<IRequestHandler<GetRectificationFile, SentFile>, GetRectificationFileHandler>()
        .AddTransient<IRequestHandler<GetRectification, RectificationView>, GetRectificationHandler>()
        .AddTransient<IRequestHandler<ListRectifications, Page<RectificationSummary>>, ListRectificationsHandler>()
        .AddTransient<IRequestHandler<ExportRectifications, SentFile>, ExportRectificationsHandler>()
        .AddTransient<IRequestHandler<CountFailures, IReadOnlyList<UnitFailures>>, CountFailuresHandler>();
}
