using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Items;

/// <summary>The activity 开始联办事项.</summary>
internal sealed class OpenItem() : CommandActivity(
    OneThing.Descriptor(
        "OpenItem",
        "开始联办事项",
        "为一个部门的联办事项建立关联办件，自次日起计算承诺时限。事项已终止时走“已终止”。",
        [OneThing.Item],
        [
            new OutputDescriptor("ItemNumber", "String", "关联办件编号"),
            new OutputDescriptor("DueAt", "DateTimeOffset", "承诺时限"),
        ]),
    OpenItemHandler.CommandKind)
{
    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (answer.TryGetProperty("itemNumber", out var number))
        {
            context.SetOutput("ItemNumber", number);
            context.SetOutput("DueAt", answer.GetProperty("dueAt"));
        }

        context.Complete(PortOf(answer));
    }
}

/// <summary>Opens.</summary>
internal sealed class OpenItemHandler(IVault vault, ICalendars calendars) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "item.open";

    protected override async Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        var code = command.Arguments.Text("item") ?? string.Empty;
        var decided = ItemOpening.Decide(command.State, code);
        var whole = command.Append(decided).State;
        var item = ItemOpening.Require(whole, code);
        if (whole.HasEnded || !item.IsOpen)
        {
            return CommandActivity.Answer(CommandActivity.Terminated);
        }

        var linked = await command.Unit.LoadAsync<ItemState>(ItemState.Stream(item.Number!), cancellation);
        if (decided.Count > 0)
        {
            linked = command.Unit.Append(
                linked, [ItemOpening.Link(command.State, item, command.Unit.Now, calendars.China)]);
        }

        return JsonSerializer.SerializeToElement(new
        {
            port = CommandActivity.Done,
            itemNumber = item.Number,
            dueAt = linked.State.DueAt,
        });
    }
}
