using Workflow.Activities.Calendars;
using Workflow.Activities.Notifications;
using Workflow.Activities.Organisations;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Steps;

/// <summary>Mails to the unit of a step; each is sent once, however often its sending is tried.</summary>
internal sealed class StepMail(IOrganisations organisations)
{
    public const string Opened = "ticket-step-opened";
    public const string Reminder = "ticket-step-reminder";
    public const string Overdue = "ticket-step-overdue";

    public EffectWork Of(IUnitOfWork unit, TicketOpened ticket, TicketStepOpened step, string template) => new(
        unit.Origin.Tenant,
        MailRequest.Kind,
        $"{template}/{ticket.TicketId}/{step.StepId}",
        MailRequest.ToOrganisation(step.Organisation, template, new
        {
            organisation = organisations.NameOf(step.Organisation),
            number = ticket.Number,
            ticket = ticket.Title,
            step = step.Name,
            deadline = step.DueAt is { } due ? $"{ChinaTime.Of(due):yyyy年M月d日 HH:mm}" : "尽快",
        }).ToJson(),
        InstanceId: null,
        ticket.TicketId);
}
