using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Noting;

/// <summary>The activity 办理说明: a line on the timeline.</summary>
internal sealed class Note() : CommandActivity(
    OneThing.Descriptor(
        "Note",
        "办理说明",
        "在办件时间轴上记一行说明。",
        [
            OneThing.Input("Text", "说明", "给申请人看的话。", uiHint: "multiline"),
            OneThing.Item,
            OneThing.Input("StaffOnly", "仅工作人员可见", typeName: "Boolean", uiHint: "checkbox"),
        ],
        outcomes: [Done]),
    NoteHandler.CommandKind);

/// <summary>Writes it down.</summary>
internal sealed class NoteHandler(IVault vault) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "case.note";

    protected override Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        if (command.Arguments.Remark("text") is { } text)
        {
            var item = command.Arguments.Text("item");
            var plan = item is null ? null : command.State.Item(item)?.Plan;
            command.Append([new CaseNoted(text, plan?.Organisation, plan?.Code, command.Arguments.Flag("staffOnly"))]);
        }

        return Task.FromResult(CommandActivity.Answer(CommandActivity.Done));
    }
}
