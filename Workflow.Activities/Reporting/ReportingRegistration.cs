using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Cockpit;
using Workflow.Activities.Common;
using Workflow.Activities.Desk;
using Workflow.Activities.Evaluation.Measuring;
using Workflow.Activities.Reporting.Consolidating;
using Workflow.Activities.Reporting.Opening;
using Workflow.Activities.Reporting.Reviewing;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Activities.Reporting.Workflows;
using Workflow.Activities.Reporting.Writing;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Reporting;

/// <summary>Registers half-yearly progress reports (进展报送).</summary>
public static class ReportingRegistration
{
    /// <summary>Adds progress reports; needs work plans, notices, organisations, calendars, notifications and the engine.</summary>
    public static IServiceCollection AddReporting(this IServiceCollection services) =>
        services.AddEvents().AddVocabulary().AddRequests();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddEvent<RoundOpened>("report-round.opened.v1")
        .AddEvent<RoundReminded>("report-round.reminded.v1")
        .AddEvent<RoundEnded>("report-round.ended.v1")
        .AddEvent<RoundConsolidated>("report-round.consolidated.v1")
        .AddEvent<ReportRequested>("report.requested.v1")
        .AddEvent<ReportSaved>("report.saved.v1")
        .AddEvent<ReportSubmitted>("report.submitted.v1")
        .AddEvent<ReportReturned>("report.returned.v1")
        .AddEvent<ReportAccepted>("report.accepted.v1")
        .AddEvent<ReportMissed>("report.missed.v1")
        .AddEvent<ReportEnded>("report.ended.v1")
        .AddReadModel<RoundState, RoundRows>()
        .AddReadModel<ReportState, ReportRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<ReportRow>()
            .Duplicate(row => row.Status)
            .Duplicate(row => row.DueOn)
            .Index(row => row.RoundId)
            .Index(row => row.Unit)))
        .AddSingleton(new RowMapping(store => store.Schema.For<RoundRow>()
            .Index(row => row.OpenedAt)));

    private static IServiceCollection AddVocabulary(this IServiceCollection services) => services
        .AddSingleton<RoundOpening>()
        .AddActivity<OpenRoundActivity>().AddCommand<OpenRoundCommand>()
        .AddActivity<RemindReportersActivity>().AddCommand<RemindReportersCommand>()
        .AddActivity<EndRoundActivity>().AddCommand<EndRoundCommand>();

    private static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<ReportWords>()
        .AddSingleton<ReportDesk>()
        .AddSingleton<IDeskSource, ReportsOnDesk>()
        .AddSingleton<ICockpitSource, ReportsInCockpit>()
        .AddSingleton<IIndicatorSource, ReportsInTime>()
        .AddSingleton<ReportViewer>()
        .AddSingleton<RoundGathering>()
        .AddTransient<IRequestHandler<OpenRound, RoundReceipt>, OpenRoundHandler>()
        .AddTransient<IRequestHandler<ConsolidateRound, RoundReceipt>, ConsolidateRoundHandler>()
        .AddTransient<IRequestHandler<WriteReport, ReportReceipt>, WriteReportHandler>()
        .AddTransient<IRequestHandler<AcceptReport, ReportReceipt>, AcceptReportHandler>()
        .AddTransient<IRequestHandler<ReturnReport, ReportReceipt>, ReturnReportHandler>()
        .AddTransient<IRequestHandler<ListRounds, Page<RoundSummary>>, ListRoundsHandler>()
        .AddTransient<IRequestHandler<GetRound, RoundView>, GetRoundHandler>()
        .AddTransient<IRequestHandler<ListReports, Page<ReportSummary>>, ListReportsHandler>()
        .AddTransient<IRequestHandler<GetReport, ReportView>, GetReportHandler>()
        .AddTransient<IRequestHandler<ExportRound, SentFile>, ExportRoundHandler>();
}
