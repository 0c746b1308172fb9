using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.Desk;
using Workflow.Activities.ProjectFiling.Closing;
using Workflow.Activities.ProjectFiling.Declaring;
using Workflow.Activities.ProjectFiling.Likeness;
using Workflow.Activities.ProjectFiling.Numbers;
using Workflow.Activities.ProjectFiling.Opinions;
using Workflow.Activities.ProjectFiling.Viewing;
using Workflow.Activities.ProjectFiling.Workflows;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.ProjectFiling;

/// <summary>Registers project filing (项目备案).</summary>
public static class ProjectFilingRegistration
{
    /// <summary>Adds project filing; needs notices (for their issuers), organisations, calendars, notifications and the engine.</summary>
    public static IServiceCollection AddProjectFiling(this IServiceCollection services) =>
        services.AddEvents().AddVocabulary().AddRequests().AddReading();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddEvent<ProjectDeclared>("project.declared.v1")
        .AddEvent<ProjectRedeclared>("project.redeclared.v1")
        .AddEvent<ProjectChangeDeclared>("project.change-declared.v1")
        .AddEvent<ProjectPathSet>("project.path-set.v1")
        .AddEvent<ProjectFoundIncomplete>("project.found-incomplete.v1")
        .AddEvent<ProjectCompared>("project.compared.v1")
        .AddEvent<OpinionAsked>("project.opinion-asked.v1")
        .AddEvent<OpinionUrged>("project.opinion-urged.v1")
        .AddEvent<OpinionGiven>("project.opinion-given.v1")
        .AddEvent<ProjectAwaited>("project.awaited.v1")
        .AddEvent<ProjectFiled>("project.filed.v1")
        .AddEvent<ProjectAcceptanceRecorded>("project.acceptance-recorded.v1")
        .AddEvent<ProjectChangeDropped>("project.change-dropped.v1")
        .AddEvent<ProjectWithdrawn>("project.withdrawn.v1")
        .AddEvent<FilingNumberGiven>("filing-number.given.v1")
        .AddReadModel<ProjectState, ProjectRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<ProjectRow>()
            .Index(row => row.Unit)
            .Index(row => row.Officer!)
            .Index(row => row.DeclaredAt)))
        .AddSingleton(new RowMapping(store => store.Schema.For<LikenessRow>()));

    private static IServiceCollection AddVocabulary(this IServiceCollection services) => services
        .AddEffect<FilingNumberEffect>()
        .AddActivity<SetFilingPathActivity>().AddCommand<SetFilingPathCommand>()
        .AddActivity<CheckMaterialsActivity>().AddCommand<CheckMaterialsCommand>()
        .AddActivity<CompareProjectActivity>().AddCommand<CompareProjectCommand>()
        .AddActivity<AskOpinionActivity>().AddCommand<AskOpinionCommand>()
        .AddActivity<UrgeOpinionActivity>().AddCommand<UrgeOpinionCommand>()
        .AddActivity<FileProjectActivity>().AddCommand<FileProjectCommand>();

    private static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<ProjectAccess>()
        .AddSingleton<ProjectDesk>()
        .AddSingleton<ProjectRemarks>()
        .AddSingleton<FilingStart>()
        .AddTransient<IRequestHandler<DeclareProject, ProjectReceipt>, DeclareProjectHandler>()
        .AddTransient<IRequestHandler<RedeclareProject, ProjectReceipt>, RedeclareProjectHandler>()
        .AddTransient<IRequestHandler<ChangeProject, ProjectReceipt>, ChangeProjectHandler>()
        .AddTransient<IRequestHandler<OpineOnProject, ProjectReceipt>, OpineHandler>()
        .AddTransient<IRequestHandler<RecordAcceptance, ProjectReceipt>, RecordAcceptanceHandler>()
        .AddTransient<IRequestHandler<WithdrawProject, ProjectReceipt>, WithdrawProjectHandler>();

    private static IServiceCollection AddReading(this IServiceCollection services) => services
        .AddSingleton<IDeskSource, ProjectsOnDesk>()
        .AddTransient<ProjectViewer>()
        .AddTransient<IRequestHandler<GetProject, ProjectView>, GetProjectHandler>()
        .AddTransient<IRequestHandler<ListProjects, Page<ProjectSummary>>, ListProjectsHandler>()
        .AddTransient<IRequestHandler<ExportProjects, SentFile>, ExportProjectsHandler>();
}
