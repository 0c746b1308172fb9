using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Creating;
using Workflow.Activities.Tasks.Deciding;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Activities.Tasks.Reminding;
using Workflow.Activities.Tasks.Withdrawing;
using Workflow.Engine;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Tasks;

/// <summary>Registers tasks (待办).</summary>
public static class TasksRegistration
{
    /// <summary>Adds tasks; needs cases, forms, organisations, calendars and the engine.</summary>
    public static IServiceCollection AddTasks(this IServiceCollection services) => services
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
        .AddTransient<IRequestHandler<ListTasks, Page<TaskView>>, ListTasksHandler>()
        .AddTransient<IRequestHandler<GetTask, TaskView>, GetTaskHandler>()
        .AddTransient<IRequestHandler<ClaimTask, TaskView>, ClaimTaskHandler>()
        .AddTransient<IRequestHandler<ReleaseTask, TaskView>, ReleaseTaskHandler>()
        .AddTransient<IRequestHandler<CompleteTask, TaskView>, CompleteTaskHandler>();
}
