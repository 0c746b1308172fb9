using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Absences;
using Workflow.Activities.Tasks.Batches;
using Workflow.Activities.Tasks.Commenting;
using Workflow.Activities.Tasks.Copying;
using Workflow.Activities.Tasks.Creating;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Activities.Tasks.Delegating;
using Workflow.Activities.Tasks.Evidence;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Activities.Tasks.Moves;
using Workflow.Activities.Tasks.Reminding;
using Workflow.Activities.Tasks.Saving;
using Workflow.Activities.Tasks.SendingBack;
using Workflow.Activities.Tasks.Signing;
using Workflow.Activities.Tasks.TakingBack;
using Workflow.Activities.Tasks.Transferring;
using Workflow.Activities.Tasks.Urging;
using Workflow.Activities.Tasks.Workloads;
using Workflow.Activities.Tasks.Withdrawing;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Tasks;

/// <summary>Registers tasks (待办).</summary>
public static class TasksRegistration
{
    /// <summary>Adds tasks; needs cases, forms, organisations with their staff, calendars and the engine.</summary>
    public static IServiceCollection AddTasks(this IServiceCollection services) =>
        services.AddCore().AddMoves().AddAbsences().AddInbox();

    private static IServiceCollection AddCore(this IServiceCollection services) => services
        .AddEvent<TaskCreated>("task.created.v1")
        .AddEvent<TaskClaimed>("task.claimed.v1")
        .AddEvent<TaskReleased>("task.released.v1")
        .AddEvent<TaskCompleted>("task.completed.v1")
        .AddEvent<TaskCancelled>("task.cancelled.v1")
        .AddEvent<TaskReminded>("task.reminded.v1")
        .AddEvent<TaskBecameOverdue>("task.became-overdue.v1")
        .AddEvent<TaskDueMoved>("task.due-moved.v1")
        .AddReadModel<TaskState, TaskRows>()
        .AddSingleton(new RowMapping(store =>
            store.Schema.For<TaskRow>().Index(row => row.Organisation).Index(row => row.CaseNumber)))
        .AddActivity<UserTask>()
        .AddBookmarkWatch<TaskWithdrawal>()
        .AddCommand<CreateTaskHandler>()
        .AddCommand<RemindTaskHandler>()
        .AddCommand<OverdueTaskHandler>()
        .AddSingleton<OpenTasks>()
        .AddSingleton<Deadlines>()
        .AddSingleton<TaskDesk>()
        .AddSingleton<TaskViewer>()
        .AddTransient<IRequestHandler<GetTask, TaskView>, GetTaskHandler>()
        .AddTransient<IRequestHandler<ClaimTask, TaskView>, ClaimTaskHandler>()
        .AddTransient<IRequestHandler<ReleaseTask, TaskView>, ReleaseTaskHandler>()
        .AddTransient<IRequestHandler<CompleteTask, TaskView>, CompleteTaskHandler>()
        .AddTransient<IRequestHandler<CompleteTasks, IReadOnlyList<BatchResult>>, CompleteTasksHandler>();

    private static IServiceCollection AddMoves(this IServiceCollection services) => services
        .AddEvent<TaskTransferred>("task.transferred.v1")
        .AddEvent<TaskDelegated>("task.delegated.v1")
        .AddEvent<TaskOpinionGiven>("task.opinion-given.v1")
        .AddEvent<TaskSignersAdded>("task.signers-added.v1")
        .AddEvent<TaskSigned>("task.signed.v1")
        .AddEvent<TaskMoveTakenBack>("task.move-taken-back.v1")
        .AddEvent<TaskCopied>("task.copied.v1")
        .AddEvent<TaskUrged>("task.urged.v1")
        .AddEvent<TaskCommented>("task.commented.v1")
        .AddEvent<TaskSentBack>("task.sent-back.v1")
        .AddSingleton<Colleagues>()
        .AddSingleton<TaskHome>()
        .AddTransient<IRequestHandler<TransferTask, TaskView>, TransferTaskHandler>()
        .AddTransient<IRequestHandler<DelegateTask, TaskView>, DelegateTaskHandler>()
        .AddTransient<IRequestHandler<GiveOpinion, TaskView>, GiveOpinionHandler>()
        .AddTransient<IRequestHandler<AddSigners, TaskView>, AddSignersHandler>()
        .AddTransient<IRequestHandler<SignTask, TaskView>, SignTaskHandler>()
        .AddTransient<IRequestHandler<TakeBackMove, TaskView>, TakeBackMoveHandler>()
        .AddTransient<IRequestHandler<CopyTask, TaskView>, CopyTaskHandler>()
        .AddTransient<IRequestHandler<UrgeTask, UrgingReceipt>, UrgeTaskHandler>()
        .AddTransient<IRequestHandler<CommentOnTask, TaskView>, CommentOnTaskHandler>();

    private static IServiceCollection AddAbsences(this IServiceCollection services) => services
        .AddEvent<AbsencePlanned>("absence.planned.v1")
        .AddEvent<AbsenceEnded>("absence.ended.v1")
        .AddReadModel<AbsenceState, AbsenceRows>()
        .AddSingleton(new RowMapping(store => store.Schema.For<AbsenceRow>().Index(row => row.Deputy)))
        .AddSingleton<AbsenceDesk>()
        .AddTransient<IRequestHandler<PlanAbsence, AbsenceView>, PlanAbsenceHandler>()
        .AddTransient<IRequestHandler<EndAbsence, AbsenceView>, EndAbsenceHandler>()
        .AddTransient<IRequestHandler<ListAbsences, IReadOnlyList<AbsenceView>>, ListAbsencesHandler>();

    private static IServiceCollection AddInbox(this IServiceCollection services) => services
        .AddSingleton(new RowMapping(store => store.Schema.For<SavedFiltersRow>()))
        .AddSingleton<FilterShelf>()
        .AddTransient<IRequestHandler<ListTasks, Page<TaskView>>, ListTasksHandler>()
        .AddTransient<IRequestHandler<GetEvidence, IReadOnlyList<EvidenceLine>>, GetEvidenceHandler>()
        .AddTransient<IRequestHandler<GetInboxChoices, InboxChoices>, GetInboxChoicesHandler>()
        .AddTransient<IRequestHandler<GetWorkload, WorkloadView>, GetWorkloadHandler>()
        .AddTransient<IRequestHandler<ListWorkload, Page<WorkloadTask>>, ListWorkloadHandler>()
        .AddTransient<IRequestHandler<ExportWorkload, SentFile>, ExportWorkloadHandler>()
        .AddTransient<IRequestHandler<ListSavedFilters, IReadOnlyList<SavedFilter>>, ListSavedFiltersHandler>()
        .AddTransient<IRequestHandler<SaveFilter, IReadOnlyList<SavedFilter>>, SaveFilterHandler>()
        .AddTransient<IRequestHandler<ForgetFilter, IReadOnlyList<SavedFilter>>, ForgetFilterHandler>();
}
