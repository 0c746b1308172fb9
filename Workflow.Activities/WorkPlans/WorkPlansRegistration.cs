using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans.Deciding;
using Workflow.Activities.WorkPlans.Drafting;
using Workflow.Activities.WorkPlans.Viewing;
using Workflow.Engine;

namespace Workflow.Activities.WorkPlans;

/// <summary>Registers work plans (工作要点).</summary>
public static class WorkPlansRegistration
{
    /// <summary>Largest file that can be imported, in bytes.</summary>
    public const int LargestFile = PlanFileReader.Largest;

    /// <summary>Adds work plans; needs organisations and the engine.</summary>
    public static IServiceCollection AddWorkPlans(this IServiceCollection services) => services
        .AddEvent<PlanDrafted>("plan.drafted.v1")
        .AddEvent<PlanProgrammeAdded>("plan.programme-added.v1")
        .AddEvent<PlanProgrammeRenamed>("plan.programme-renamed.v1")
        .AddEvent<PlanTaskAdded>("plan.task-added.v1")
        .AddEvent<PlanTaskRenamed>("plan.task-renamed.v1")
        .AddEvent<PlanPartRemoved>("plan.part-removed.v1")
        .AddEvent<PlanMeasureAdded>("plan.measure-added.v1")
        .AddEvent<PlanMeasureCorrected>("plan.measure-corrected.v1")
        .AddEvent<PlanMeasuresConfirmed>("plan.measures-confirmed.v1")
        .AddEvent<PlanMeasureRemoved>("plan.measure-removed.v1")
        .AddEvent<PlanMeasureSplit>("plan.measure-split.v1")
        .AddEvent<PlanConfirmed>("plan.confirmed.v1")
        .AddReadModel<PlanState, PlanRows>()
        .AddSingleton<PlanDesk>()
        .AddSingleton<PlanDrafting>()
        .AddTransient<IRequestHandler<ListPlans, Page<PlanSummary>>, ListPlansHandler>()
        .AddTransient<IRequestHandler<GetPlan, PlanView>, GetPlanHandler>()
        .AddTransient<IRequestHandler<GetMeasure, MeasureView>, GetMeasureHandler>()
        .AddTransient<IRequestHandler<ExportPlan, SentFile>, ExportPlanHandler>()
        .AddTransient<IRequestHandler<ImportPlan, PlanView>, ImportPlanHandler>()
        .AddTransient<IRequestHandler<DraftPlan, PlanView>, DraftPlanHandler>()
        .AddTransient<IRequestHandler<ChangePlan, PlanReceipt>, ChangePlanHandler>();
}
