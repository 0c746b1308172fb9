using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Assignments.Assigning;
using Workflow.Activities.Assignments.Evidence;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Assignments.Reviewing;
using Workflow.Activities.Assignments.Viewing;
using Workflow.Activities.Assignments.Workflows;
using Workflow.Activities.Assignments.Working;
using Workflow.Activities.Cockpit;
using Workflow.Activities.Common;
using Workflow.Activities.Desk;
using Workflow.Activities.Evaluation.Measuring;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Assignments;

/// <summary>Registers assignments (交办件).</summary>
public static class AssignmentsRegistration
{
    /// <summary>Adds assignments; needs work plans, notices, decision tables, organisations, calendars and the engine.</summary>
    public static IServiceCollection AddAssignments(this IServiceCollection services) =>
        services.AddEvents().AddVocabulary().AddRequests().AddReading();

    private static IServiceCollection AddEvents(this IServiceCollection services) => services
        .AddEvent<AssignmentMade>("assignment.made.v1")
        .AddEvent<AssignmentDelivered>("assignment.delivered.v1")
        .AddEvent<AssignmentSigned>("assignment.signed.v1")
        .AddEvent<AssignmentPlanned>("assignment.planned.v1")
        .AddEvent<AssignmentFedBack>("assignment.fed-back.v1")
        .AddEvent<AssignmentSubmitted>("assignment.submitted.v1")
        .AddEvent<AssignmentClosed>("assignment.closed.v1")
        .AddEvent<AssignmentReturned>("assignment.returned.v1")
        .AddEvent<AssignmentUrged>("assignment.urged.v1")
        .AddEvent<AssignmentDueChanged>("assignment.due-changed.v1")
        .AddEvent<AssignmentAwaited>("assignment.awaited.v1")
        .AddEvent<AssignmentSupervised>("assignment.supervised.v1")
        .AddEvent<AssignmentSupervisionEnded>("assignment.supervision-ended.v1")
        .AddReadModel<AssignmentState, AssignmentRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<AssignmentRow>()
            .Duplicate(row => row.Number!)
            // Searched by reading it, never looked up: the index that comes with a column of its own stays empty.
            .Duplicate(row => row.Text, configure: index => index.Predicate = "false")
            .Duplicate(row => row.Unit)
            .Duplicate(row => row.PlanId)
            .Duplicate(row => row.PlanYear)
            .Duplicate(row => row.ProgrammeId)
            .Duplicate(row => row.Status)
            .Duplicate(row => row.Deadline)
            .Duplicate(row => row.IsLate)
            .Duplicate(row => row.Clocks.Signature)
            .Duplicate(row => row.Clocks.Planning)
            .Duplicate(row => row.Clocks.Milestone)
            .Duplicate(row => row.Clocks.Feedback)
            .Duplicate(row => row.Clocks.Deadline)
            .Index(row => row.Units, index => index.ToGinWithJsonbPathOps())));

    private static IServiceCollection AddVocabulary(this IServiceCollection services) => services
        .AddActivity<DeliverAssignmentActivity>().AddCommand<DeliverAssignmentCommand>()
        .AddActivity<AwaitAssignmentActivity>().AddCommand<AwaitAssignmentCommand>()
        .AddActivity<SuperviseAssignmentActivity>().AddCommand<SuperviseAssignmentCommand>()
        .AddActivity<EndSupervisionActivity>().AddCommand<EndSupervisionCommand>();

    private static IServiceCollection AddRequests(this IServiceCollection services) => services
        .AddSingleton<AssignmentDesk>()
        .AddSingleton<AssignmentRemarks>()
        .AddSingleton<EvidenceKeeper>()
        .AddTransient<IRequestHandler<AssignMeasures, AssigningReceipt>, AssignMeasuresHandler>()
        .AddTransient<IRequestHandler<SignAssignment, AssignmentReceipt>, SignAssignmentHandler>()
        .AddTransient<IRequestHandler<PlanAssignment, AssignmentReceipt>, PlanAssignmentHandler>()
        .AddTransient<IRequestHandler<FeedBackOnAssignment, AssignmentReceipt>, FeedBackHandler>()
        .AddTransient<IRequestHandler<SubmitAssignment, AssignmentReceipt>, SubmitAssignmentHandler>()
        .AddTransient<IRequestHandler<CloseAssignment, AssignmentReceipt>, CloseAssignmentHandler>()
        .AddTransient<IRequestHandler<ReturnAssignment, AssignmentReceipt>, ReturnAssignmentHandler>()
        .AddTransient<IRequestHandler<UrgeAssignment, AssignmentReceipt>, UrgeAssignmentHandler>()
        .AddTransient<IRequestHandler<ChangeAssignmentDue, AssignmentReceipt>, ChangeAssignmentDueHandler>();

    private static IServiceCollection AddReading(this IServiceCollection services) => services
        .AddSingleton<IDeskSource, AssignmentsOnDesk>()
        .AddSingleton<ICockpitSource, AssignmentsInCockpit>()
        .AddSingleton<IIndicatorSource, AssignmentsInTime>()
        .AddSingleton<LightRules>()
        .AddTransient<AssignmentViewer>()
        .AddTransient<AssignmentListing>()
        .AddTransient<IRequestHandler<BrowseAssignments, AssignmentBrowsing>, BrowseAssignmentsHandler>()
        .AddTransient<IRequestHandler<GetAssignment, AssignmentView>, GetAssignmentHandler>()
        .AddTransient<IRequestHandler<ListAssignments, Page<AssignmentSummary>>, ListAssignmentsHandler>()
        .AddTransient<IRequestHandler<ListAssignmentChoices, AssignmentChoices>, ListAssignmentChoicesHandler>()
        .AddTransient<IRequestHandler<CountAssignments, AssignmentCounts>, CountAssignmentsHandler>()
        .AddTransient<IRequestHandler<CountPlanLights, IReadOnlyList<MeasureLights>>, CountPlanLightsHandler>()
        .AddTransient<IRequestHandler<ExportAssignments, SentFile>, ExportAssignmentsHandler>()
        .AddTransient<IRequestHandler<GetEvidence, SentFile>, GetEvidenceHandler>();
}
