using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Ladders;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Steps;

/// <summary>Something planned for a step falls due; what is still true is decided again.</summary>
internal abstract class DueStepHandler(string kind, string template, StepMail mail) : ICommandHandler
{
    public string Kind => kind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var due = command.Payload.Deserialize<DueStep>(EngineJson.Options)!;
        var found = await unit.LoadAsync<TicketState>(TicketId.Stream(due.TicketId), cancellation);
        if (found.State.Step(due.StepId) is not { } step)
        {
            return default;
        }

        var decided = await DecideAsync(unit, found.State, step.Opened, cancellation);
        if (decided.Count > 0)
        {
            unit.Append(found, decided);
            unit.Enqueue(mail.Of(unit, found.State.Opened!, step.Opened, template));
        }

        return default;
    }

    protected abstract Task<IReadOnlyList<object>> DecideAsync(
        IUnitOfWork unit, TicketState state, TicketStepOpened step, CancellationToken cancellation);
}

/// <summary>提醒: due tomorrow.</summary>
internal sealed class RemindStepHandler(StepMail mail) : DueStepHandler(CommandKind, StepMail.Reminder, mail)
{
    public const string CommandKind = "ticket.remind-step";

    protected override Task<IReadOnlyList<object>> DecideAsync(
        IUnitOfWork unit, TicketState state, TicketStepOpened step, CancellationToken cancellation) =>
        Task.FromResult(TicketDecisions.Remind(state, step.StepId));
}

/// <summary>逾期: the deadline has passed; what follows is the step's own rule.</summary>
internal sealed class OverdueStepHandler(StepMail mail, LadderStart ladders, IWorkflows workflows)
    : DueStepHandler(CommandKind, StepMail.Overdue, mail)
{
    public const string CommandKind = "ticket.step-overdue";

    private const string MatterKind = "ticket";

    protected override async Task<IReadOnlyList<object>> DecideAsync(
        IUnitOfWork unit, TicketState state, TicketStepOpened step, CancellationToken cancellation)
    {
        var decided = TicketDecisions.BecomeOverdue(
            state, step.StepId, step.AtOverdue == AtOverdue.Supervise ? MatterOf(state, step) : null);
        if (decided.Count == 0)
        {
            return decided;
        }

        if (step.AtOverdue == AtOverdue.Leave)
        {
            workflows.Send(unit, step.InstanceId, TicketVocabulary.StepEnded(step.BookmarkId, TicketVocabulary.Overdue));
            return [.. decided, new TicketStepCancelled(step.StepId)];
        }

        if (step.AtOverdue == AtOverdue.Supervise)
        {
            await SuperviseAsync(unit, state.Opened!, step, MatterOf(state, step), cancellation);
        }

        return decided;
    }

    private static string MatterOf(TicketState state, TicketStepOpened step) => $"{state.Opened!.TicketId}-{step.StepId}";

    private Task<string> SuperviseAsync(
        IUnitOfWork unit, TicketOpened ticket, TicketStepOpened step, string matterId, CancellationToken cancellation) =>
        ladders.StartAsync(
            unit,
            new LadderTerms(
                new NoticeMatter(MatterKind, matterId, $"{ticket.Title}：{step.Name}"),
                $"办理 {ticket.Number}“{step.Name}”环节",
                step.Organisation,
                null,
                ChinaTime.DayOf(step.DueAt!.Value),
                ticket.Number),
            cancellation);
}
