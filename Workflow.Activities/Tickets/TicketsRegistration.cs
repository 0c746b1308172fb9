using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.Desk;
using Workflow.Activities.Evaluation.Measuring;
using Workflow.Activities.Tickets.Catalogue;
using Workflow.Activities.Tickets.Ending;
using Workflow.Activities.Tickets.Figures;
using Workflow.Activities.Tickets.Kinds;
using Workflow.Activities.Tickets.Opening;
using Workflow.Activities.Tickets.Steps;
using Workflow.Activities.Tickets.Viewing;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Tickets;

/// <summary>Registers tickets (工单) and the data catalogue they change.</summary>
public static class TicketsRegistration
{
    /// <summary>Adds tickets; needs forms, notices, data services, organisations, calendars and the engine.</summary>
    public static IServiceCollection AddTickets(this IServiceCollection services) =>
        services.AddEvents().AddVocabulary().AddActs().AddReading();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddEvent<TicketOpened>("ticket.opened.v1")
        .AddEvent<TicketStepOpened>("ticket.step-opened.v1")
        .AddEvent<TicketStepDone>("ticket.step-done.v1")
        .AddEvent<TicketStepReminded>("ticket.step-reminded.v1")
        .AddEvent<TicketStepOverdue>("ticket.step-overdue.v1")
        .AddEvent<TicketStepCancelled>("ticket.step-cancelled.v1")
        .AddEvent<TicketFigureRecorded>("ticket.figure-recorded.v1")
        .AddEvent<TicketClosed>("ticket.closed.v1")
        .AddEvent<TicketWithdrawn>("ticket.withdrawn.v1")
        .AddEvent<CatalogueEntryRegistered>("catalogue.entry-registered.v1")
        .AddReadModel<TicketState, TicketRows>()
        .AddReadModel<TicketState, FigureRows>()
        .AddReadModel<CatalogueEntryState, CatalogueRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<TicketRow>()
            .Duplicate(row => row.Kind)
            .Duplicate(row => row.Status)
            .Duplicate(row => row.DueAt)
            .Duplicate(row => row.OpenedAt)
            .Index(row => row.Units, index => index.ToGinWithJsonbPathOps())))
        .AddSingleton(new RowMapping(store => store.Schema.For<FigureRow>().Index(row => row.Figure)))
        .AddSingleton(new RowMapping(store => store.Schema.For<CatalogueRow>()));

    private static IServiceCollection AddVocabulary(this IServiceCollection services) => services
        .AddActivity<TicketStepActivity>().AddCommand<OpenStepCommand>()
        .AddActivity<CloseTicketActivity>().AddCommand<CloseTicketCommand>()
        .AddActivity<MatchCatalogueActivity>().AddCommand<MatchCatalogueCommand>()
        .AddActivity<RegisterEntryActivity>().AddCommand<RegisterEntryCommand>()
        .AddActivity<RecordFigureActivity>().AddCommand<RecordFigureCommand>()
        .AddCommand<RemindStepHandler>()
        .AddCommand<OverdueStepHandler>()
        .AddSingleton<StepMail>()
        .AddSingleton<TicketKinds>()
        .AddSingleton<CatalogueSearch>();

    private static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddSingleton<TicketDesk>()
        .AddTransient<IRequestHandler<OpenTicket, TicketReceipt>, OpenTicketHandler>()
        .AddTransient<IRequestHandler<DoTicketStep, TicketReceipt>, DoTicketStepHandler>()
        .AddTransient<IRequestHandler<WithdrawTicket, TicketReceipt>, WithdrawTicketHandler>();

    private static IServiceCollection AddReading(this IServiceCollection services) => services
        .AddSingleton<IDeskSource, TicketsOnDesk>()
        .AddSingleton<IIndicatorSource>(new RecordedFigure("collection-rate", "归集率"))
        .AddSingleton<IIndicatorSource>(new RecordedFigure("conformity-rate", "规范率"))
        .AddSingleton<IIndicatorSource>(new RecordedFigure("sharing-rate", "共享率"))
        .AddSingleton<TicketViewer>()
        .AddTransient<IRequestHandler<GetTicketFile, SentFile>, GetTicketFileHandler>()
        .AddTransient<IRequestHandler<GetTicket, TicketView>, GetTicketHandler>()
        .AddTransient<IRequestHandler<ListTickets, Page<TicketSummary>>, ListTicketsHandler>()
        .AddTransient<IRequestHandler<ListTicketKinds, IReadOnlyList<TicketKindView>>, ListTicketKindsHandler>()
        .AddTransient<IRequestHandler<GetTicketKind, TicketKindView>, GetTicketKindHandler>()
        .AddTransient<IRequestHandler<GetTicketBoard, TicketBoard>, GetTicketBoardHandler>()
        .AddTransient<IRequestHandler<ExportTickets, SentFile>, ExportTicketsHandler>()
        .AddTransient<IRequestHandler<ListCatalogue, Page<CatalogueEntryView>>, ListCatalogueHandler>();
}
