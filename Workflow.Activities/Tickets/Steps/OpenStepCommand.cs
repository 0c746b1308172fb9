using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.Organisations;
using Workflow.Activities.Tasks.Creating;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Steps;

/// <summary>Opens a step with its reminder and its deadline, and tells its unit.</summary>
internal sealed class OpenStepCommand(
    IVault vault, IOrganisations organisations, IFormLibrary library, ICalendars calendars, StepMail mail)
    : TicketCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "ticket.open-step";

    private const string Opener = "opener";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        if (!found.State.IsOpen)
        {
            return CommandActivity.Answer(TicketVocabulary.Ended);
        }

        var (schema, example) = AskedForm.Read(library, arguments, "ticket.form-unknown");
        var opened = new TicketStepOpened(
            arguments.Text("stepId")!,
            arguments.OpenText("title", "名称") ?? throw Refusals.Invalid("ticket.step-title", "工单环节须有名称。"),
            Unit(arguments.Text("unit"), found.State, unit.Origin.Tenant),
            schema.GetRawText(),
            example,
            TaskOutcomes.Read(arguments),
            DueAt(arguments, unit.Now),
            arguments.Text("atOverdue") ?? AtOverdue.Remind,
            command.InstanceId!,
            command.BookmarkId!);
        var decided = TicketDecisions.OpenStep(found.State, opened);
        if (decided.Count > 0)
        {
            unit.Append(found, decided);
            unit.Enqueue(mail.Of(unit, found.State.Opened!, opened, StepMail.Opened));
            StepClock.Plan(unit, found.State.Opened!.TicketId, opened, calendars.China);
        }

        return CommandActivity.Answer(CommandActivity.Done);
    }

    private string Unit(string? given, TicketState state, string tenant)
    {
        try
        {
            return given switch
            {
                null => throw Refusals.Invalid("ticket.step-unit", "工单环节须指定办理单位。"),
                Opener => state.Opened!.Organisation,
                _ => (organisations.Find(given) ?? organisations.InRole(Tenants.HomeOf(tenant), given)).Code,
            };
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Invalid("ticket.step-unit", $"没有“{given}”这个单位，也没有承担这一角色的单位。");
        }
    }

    private DateTimeOffset? DueAt(Arguments arguments, DateTimeOffset now) =>
        arguments.Number("minutes") is { } minutes and > 0 ? now.AddMinutes(minutes)
        : arguments.Number("workingDays") is { } days and >= 0 ? calendars.China.Deadline(now, days)
        : arguments.Text("deadline") is { } text
            ? ChinaTime.EndOf(DayText.Read(text) ?? throw Refusals.Invalid(
                "ticket.step-deadline", "工单环节的时限不是日期，请写成 2026-12-31 的样子。"))
            : null;
}
