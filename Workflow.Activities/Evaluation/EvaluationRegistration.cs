using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.Desk;
using Workflow.Activities.Evaluation.Appealing;
using Workflow.Activities.Evaluation.Giving;
using Workflow.Activities.Evaluation.Measuring;
using Workflow.Activities.Evaluation.Opening;
using Workflow.Activities.Evaluation.Reviewing;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Activities.Evaluation.Viewing;
using Workflow.Activities.Evaluation.Workflows;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Evaluation;

/// <summary>Registers evaluations (评价).</summary>
public static class EvaluationRegistration
{
    /// <summary>Adds evaluations; needs notices, organisations, calendars, notifications and the engine.</summary>
    public static IServiceCollection AddEvaluation(this IServiceCollection services) =>
        services.AddEvents().AddVocabulary().AddActs().AddReading();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddEvent<EvaluationOpened>("evaluation.opened.v1")
        .AddEvent<ValuesGiven>("evaluation.values-given.v1")
        .AddEvent<ValueAccepted>("evaluation.value-accepted.v1")
        .AddEvent<ValueReturned>("evaluation.value-returned.v1")
        .AddEvent<UnitsReminded>("evaluation.units-reminded.v1")
        .AddEvent<CollectionEnded>("evaluation.collection-ended.v1")
        .AddEvent<ScoresPublished>("evaluation.scores-published.v1")
        .AddEvent<AppealLodged>("evaluation.appeal-lodged.v1")
        .AddEvent<AppealUpheld>("evaluation.appeal-upheld.v1")
        .AddEvent<AppealDismissed>("evaluation.appeal-dismissed.v1")
        .AddEvent<EvaluationAwaited>("evaluation.awaited.v1")
        .AddEvent<ScoresFinal>("evaluation.scores-final.v1")
        .AddEvent<CircularDrafted>("evaluation.circular-drafted.v1")
        .AddReadModel<EvaluationState, EvaluationRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<EvaluationRow>().Index(row => row.OpenedAt)));

    private static IServiceCollection AddVocabulary(this IServiceCollection services) => services
        .AddActivity<RemindUnitsActivity>().AddCommand<RemindUnitsCommand>()
        .AddActivity<EndCollectionActivity>().AddCommand<EndCollectionCommand>()
        .AddActivity<PublishScoresActivity>().AddCommand<PublishScoresCommand>()
        .AddActivity<FinaliseScoresActivity>().AddCommand<FinaliseScoresCommand>()
        .AddActivity<DraftCircularActivity>().AddCommand<DraftCircularCommand>();

    private static IServiceCollection AddActs(this IServiceCollection services) => services
        .AddSingleton<IndicatorSystems>()
        .AddSingleton<Measurer>()
        .AddSingleton<EvaluationWords>()
        .AddSingleton<EvaluationDesk>()
        .AddTransient<IRequestHandler<OpenEvaluation, EvaluationReceipt>, OpenEvaluationHandler>()
        .AddTransient<IRequestHandler<GiveValues, EvaluationReceipt>, GiveValuesHandler>()
        .AddTransient<IRequestHandler<AcceptValue, EvaluationReceipt>, AcceptValueHandler>()
        .AddTransient<IRequestHandler<ReturnValue, EvaluationReceipt>, ReturnValueHandler>()
        .AddTransient<IRequestHandler<LodgeAppeal, EvaluationReceipt>, LodgeAppealHandler>()
        .AddTransient<IRequestHandler<DecideAppeal, EvaluationReceipt>, DecideAppealHandler>();

    private static IServiceCollection AddReading(this IServiceCollection services) => services
        .AddSingleton<IDeskSource, EvaluationsOnDesk>()
        .AddSingleton<EvaluationFinder>()
        .AddSingleton<SheetViewer>()
        .AddTransient<IRequestHandler<ListIndicatorSystems, IndicatorSystemList>, ListIndicatorSystemsHandler>()
        .AddTransient<IRequestHandler<ListEvaluations, Page<EvaluationSummary>>, ListEvaluationsHandler>()
        .AddTransient<IRequestHandler<GetEvaluation, EvaluationView>, GetEvaluationHandler>()
        .AddTransient<IRequestHandler<GetUnitSheet, UnitSheetView>, GetUnitSheetHandler>()
        .AddTransient<IRequestHandler<GetEvaluationFile, SentFile>, GetEvaluationFileHandler>()
        .AddTransient<IRequestHandler<ExportEvaluation, SentFile>, ExportEvaluationHandler>();
}
