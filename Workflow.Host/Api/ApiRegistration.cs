using Workflow.Activities.Common;
using Workflow.Host.Api.Assignments;
using Workflow.Host.Api.Authorisations;
using Workflow.Host.Api.Batches;
using Workflow.Host.Api.Calendars;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Cockpit;
using Workflow.Host.Api.DataUses;
using Workflow.Host.Api.DeadLetters;
using Workflow.Host.Api.DecisionTables;
using Workflow.Host.Api.Demo;
using Workflow.Host.Api.Desk;
using Workflow.Host.Api.Drafts;
using Workflow.Host.Api.Evaluation;
using Workflow.Host.Api.Files;
using Workflow.Host.Api.Health;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Instances;
using Workflow.Host.Api.Licences;
using Workflow.Host.Api.Lists;
using Workflow.Host.Api.Mandates;
using Workflow.Host.Api.Migrations;
using Workflow.Host.Api.Notices;
using Workflow.Host.Api.OpenApi;
using Workflow.Host.Api.Payments;
using Workflow.Host.Api.Prefilling;
using Workflow.Host.Api.Problems;
using Workflow.Host.Api.PublicNotices;
using Workflow.Host.Api.Rectification;
using Workflow.Host.Api.ProjectFiling;
using Workflow.Host.Api.Repairs;
using Workflow.Host.Api.Replays;
using Workflow.Host.Api.Reporting;
using Workflow.Host.Api.SealedResults;
using Workflow.Host.Api.Scenarios;
using Workflow.Host.Api.ServiceCatalogue;
using Workflow.Host.Api.ServiceCodes;
using Workflow.Host.Api.TerritorialReturns;
using Workflow.Host.Api.SignIn;
using Workflow.Host.Api.SystemInfo;
using Workflow.Host.Api.Tasks;
using Workflow.Host.Api.Tickets;
using Workflow.Host.Api.Tracking;
using Workflow.Host.Api.Trials;
using Workflow.Host.Api.Workflows;
using Workflow.Host.Api.WorkPlans;
using Workflow.Host.Identity;

namespace Workflow.Host.Api;

/// <summary>The REST API as a whole.</summary>
internal static class ApiRegistration
{
    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options => AnswerJson.Configure(options.SerializerOptions))
        .AddScoped<IdempotentCommands>()
        .AddSingleton(new CaseTracking(new AttemptThrottle(TimeProvider.System, CaseTracking.Window)))
        .AddApiDocument()
        .AddHealth();

    /// <summary>Problem details around everything that programs ask for.</summary>
    public static IApplicationBuilder UseApiProblems(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.IsApi(),
        branch => branch.UseMiddleware<ProblemMiddleware>());

    /// <summary>Maps the endpoints of every business act.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api");
        api.MapSignIn();
        api.MapDemo(app.ServiceProvider.GetRequiredService<DemoOptions>());
        api.MapScenarios();
        api.MapDecisionTables();
        api.MapCalendars();
        api.MapDrafts();
        api.MapFiles();
        api.MapPrefilling();
        api.MapCases();
        api.MapApplicantActions();
        api.MapArchives();
        api.MapCaseResults();
        api.MapResults();
        api.MapLicences();
        api.MapTracking();
        api.MapDataUses();
        api.MapServiceCodes();
        api.MapTerritorialReturns();
        api.MapTasks();
        api.MapPayments();
        api.MapInbox();
        api.MapWorkload();
        api.MapAuthorisations();
        api.MapMandates();
        api.MapPublicNotices();
        api.MapTrials();
        api.MapWorkPlans();
        api.MapAssignments();
        api.MapNotices();
        api.MapLadders();
        api.MapReportRounds();
        api.MapReports();
        api.MapServiceCatalogue();
        api.MapTickets();
        api.MapRectifications();
        api.MapEvaluations();
        api.MapProjects();
        api.MapListTables();
        api.MapDesk();
        api.MapCockpit();
        api.MapInstances();
        api.MapRepairs();
        api.MapMigrations();
        api.MapBatches();
        api.MapReplays();
        api.MapDeadLetters();
        api.MapSystem();
        app.MapWorkflowRoutes();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }
}
