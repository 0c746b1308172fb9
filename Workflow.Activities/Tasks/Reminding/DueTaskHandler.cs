using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Cases;
using Workflow.Activities.Notifications;
using Workflow.Activities.Organisations;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Reminding;

/// <summary>Something planned for a task falls due; what is still true is decided again.</summary>
internal abstract class DueTaskHandler(string kind, string template, IOrganisations organisations) : ICommandHandler
{
    public string Kind => kind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var due = command.Payload.Deserialize<DueTask>(EngineJson.Options)!;
        var task = await unit.LoadAsync<TaskState>(TaskState.Stream(due.TaskId), cancellation);
        if (task.State.Created is not { } created)
        {
            return default;
        }

        var whole = await unit.LoadAsync<CaseState>(CaseNumber.Stream(created.CaseNumber), cancellation);

        // While the clock stands still nothing is late; the deadline is planned anew when it goes on.
        var decided = whole.State.ClockRuns ? Decide(task.State, due.DueAt) : [];
        if (decided.Count > 0)
        {
            unit.Append(task, decided);
            unit.Append(whole, Tell(created));
            unit.Enqueue(Mail(unit, created, due));
        }

        return default;
    }

    protected abstract IReadOnlyList<object> Decide(TaskState state, DateTimeOffset dueAt);

    /// <summary>What the case records of it.</summary>
    protected virtual IReadOnlyList<object> Tell(TaskCreated task) => [];

    private EffectWork Mail(IUnitOfWork unit, TaskCreated task, DueTask due) => new(
        unit.Origin.Tenant,
        MailRequest.Kind,
        string.Create(CultureInfo.InvariantCulture, $"{template}/{task.TaskId}/{due.DueAt:yyyyMMdd}"),
        MailRequest.ToOrganisation(
            task.Organisation,
            template,
            new
            {
                task = task.Name,
                task.CaseNumber,
                organisation = organisations.NameOf(task.Organisation),
            }).ToJson(),
        InstanceId: null,
        task.CaseNumber);
}

/// <summary>提醒: due tomorrow.</summary>
internal sealed class RemindTaskHandler(IOrganisations organisations)
    : DueTaskHandler(CommandKind, "task-reminder", organisations)
{
    public const string CommandKind = "task.remind";

    protected override IReadOnlyList<object> Decide(TaskState state, DateTimeOffset dueAt) =>
        Deciding.TaskDecisions.Remind(state, dueAt);
}

/// <summary>超期: the deadline has passed.</summary>
internal sealed class OverdueTaskHandler(IOrganisations organisations)
    : DueTaskHandler(CommandKind, "task-overdue", organisations)
{
    public const string CommandKind = "task.overdue";

    protected override IReadOnlyList<object> Decide(TaskState state, DateTimeOffset dueAt) =>
        Deciding.TaskDecisions.BecomeOverdue(state, dueAt);

    protected override IReadOnlyList<object> Tell(TaskCreated task) =>
        [new CaseTaskBecameOverdue(task.TaskId, task.Name, task.Organisation, task.Item)];
}
