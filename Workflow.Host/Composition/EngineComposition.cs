using Workflow.Activities.Assignments;
using Workflow.Activities.Authorisations;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Cockpit;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.DataUses;
using Workflow.Activities.DecisionTables;
using Workflow.Activities.Desk;
using Workflow.Activities.Documents;
using Workflow.Activities.Drafts;
using Workflow.Activities.Evaluation;
using Workflow.Activities.Files;
using Workflow.Activities.Forms;
using Workflow.Activities.Http;
using Workflow.Activities.Licences;
using Workflow.Activities.Mandates;
using Workflow.Activities.Notices;
using Workflow.Activities.Notifications;
using Workflow.Activities.Organisations;
using Workflow.Activities.Payments;
using Workflow.Activities.Prefilling;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.PublicNotices;
using Workflow.Activities.Rectification;
using Workflow.Activities.Reporting;
using Workflow.Activities.Scenarios;
using Workflow.Activities.SealedResults;
using Workflow.Activities.Seals;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Activities.ServiceCodes;
using Workflow.Activities.Tasks;
using Workflow.Activities.TerritorialReturns;
using Workflow.Activities.Tickets;
using Workflow.Activities.Tracking;
using Workflow.Activities.Trials;
using Workflow.Activities.WorkPlans;
using Workflow.Engine;
using Workflow.Engine.Storage;
using Workflow.Host.Api.DeadLetters;
using Workflow.Host.Api.Workflows;
using Workflow.Host.Sandbox;

namespace Workflow.Host.Composition;

/// <summary>The engine and the business acts on it.</summary>
internal static class EngineComposition
{
    /// <summary>Adds them, on a database.</summary>
    public static void AddDomain(this WebApplicationBuilder builder, HostFolders folders, EngineOptions engine)
    {
        builder.Configuration["Mail:Pickup"] ??= Path.Combine(folders.Data, "mail");
        builder.Services
            .AddSingleton(new DefinitionsFolder(folders.Definitions))
            .AddWorkflowEngine(engine)
            .AddCalendars()
            .AddOrganisations()
            .AddForms()
            .AddFiles()
            .AddDecisionTables()
            .AddScenarios()
            .AddSandbox(builder.Configuration, builder.Environment)
            .AddDataServices()
            .AddHttpActivities()
            .AddWorkflowRoutes()
            .AddNotifications(builder.Configuration)
            .AddDocuments(builder.Configuration)
            .AddDrafts()
            .AddPrefilling()
            .AddCases()
            .AddSeals()
            .AddResults()
            .AddLicences()
            .AddTracking()
            .AddDataUses()
            .AddServiceCodes(builder.Configuration)
            .AddTerritorialReturns(builder.Configuration)
            .AddTasks()
            .AddPayments()
            .AddAuthorisations()
            .AddMandates()
            .AddPublicNotices()
            .AddSandboxBank(builder.Configuration, builder.Environment)
            .AddTrials()
            .AddWorkPlans()
            .AddNotices()
            .AddReporting()
            .AddAssignments()
            .AddServiceCatalogue()
            .AddTickets()
            .AddRectification()
            .AddEvaluation()
            .AddProjectFiling()
            .AddDesk()
            .AddCockpit()
            .AddSingleton<DeadLetterDesk>()
            .AddMediator();
    }
}
