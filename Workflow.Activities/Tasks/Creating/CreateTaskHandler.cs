using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Organisations;
using Workflow.Activities.Tasks.Reminding;
using Workflow.Activities.Tasks.SendingBack;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Tasks.Creating;

/// <summary>Creates a task, with its reminder and its deadline.</summary>
internal sealed class CreateTaskHandler(
    IVault vault,
    IOrganisations organisations,
    IFormLibrary forms,
    ICalendars calendars) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "task.create";

    protected override async Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        var (arguments, unit, state) = (command.Arguments, command.Unit, command.State);
        var item = arguments.Text("item") is { } code ? ItemOpening.Require(state, code) : null;
        if ((state.HasEnded && !arguments.Flag("afterClosing")) || item?.Result is not null)
        {
            return CommandActivity.Answer(CommandActivity.Terminated);
        }

        var (limit, dueAt) = await LimitAsync(command, item, cancellation);
        var (schema, example) = AskedForm.Read(forms, arguments, "task.form-unknown");
        var step = arguments.Text("step");
        var returned = step is null ? null : await unit.ReturnedAsync(state.Number, step, cancellation);
        var created = new TaskCreated(
            arguments.Text("taskId")!,
            arguments.OpenText("title", "名称") ?? throw Refusals.Invalid("task.title-required", "待办须有名称。"),
            state.Number,
            state.Title,
            item?.Plan.Code,
            Organisation(arguments.Text("organisation"), item, unit.Origin.Tenant, state.Division),
            state.Applicant,
            command.Command.InstanceId!,
            command.Command.BookmarkId!,
            schema,
            example,
            TaskOutcomes.Read(arguments),
            limit,
            dueAt,
            item?.Plan.Name,
            step,
            arguments.Flag("batch") && !RequiresForm(schema) ? true : null,
            returned?.Step);
        unit.Append(await unit.LoadAsync<TaskState>(TaskState.Stream(created.TaskId), cancellation), [created, .. Holder(returned?.Clerk)]);
        command.Append([new CaseTaskOpened(created.TaskId, created.Name, created.Organisation, created.Item)]);
        TaskSchedule.Plan(unit, created.TaskId, state.Number, dueAt, calendars.China);
        return CommandActivity.Answer(CommandActivity.Done);
    }

    /// <summary>A step that is sent back goes to whoever decided it before, who may give it back to the organisation.</summary>
    private static IEnumerable<object> Holder(string? clerk) => clerk is null ? [] : [new TaskClaimed(clerk)];

    /// <summary>Whether a form has anything that must be filled in.</summary>
    public static bool RequiresForm(JsonElement schema) =>
        schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array && required.GetArrayLength() > 0;

    private string Organisation(string? given, CaseItem? item, string tenant, string division)
    {
        try
        {
            return given is null
                ? item?.Plan.Organisation ?? throw Refusals.Invalid("task.organisation-required", "待办须指定办理单位或联办事项。")
                : (organisations.Find(given) ?? organisations.InRole(tenant, given, division)).Code;
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Invalid("task.organisation-unknown", $"没有承担“{given}”角色的单位。");
        }
    }

    /// <summary>Its own limit, or its item's, or the whole's.</summary>
    private async Task<(int Days, DateTimeOffset? DueAt)> LimitAsync(
        CaseCommand command,
        CaseItem? item,
        CancellationToken cancellation)
    {
        if (command.Arguments.Number("dueDays") is { } days and >= 0)
        {
            return (days, calendars.China.Deadline(command.Unit.Now, days));
        }

        if (item is not { IsOpen: true })
        {
            return (command.State.PromisedDays, command.State.DueAt);
        }

        var linked = await command.Unit.LoadAsync<ItemState>(ItemState.Stream(item.Number!), cancellation);
        return (item.Plan.PromisedDays, linked.State.DueAt);
    }
}
