using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Closing;

/// <summary>The activity 办结.</summary>
internal sealed class CloseCase() : CommandActivity(
    OneThing.Descriptor(
        "CloseCase",
        "办结",
        "所有联办事项办结后办结整个办件；未开始的事项视为无需办理。",
        [OneThing.Result("留空时由各事项的结果得出。"), OneThing.Reason],
        outcomes: [Done]),
    CloseCaseHandler.CommandKind);

/// <summary>Closes.</summary>
internal sealed class CloseCaseHandler(IVault vault, OpenTasks tasks) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "case.close";

    protected override async Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        command.Append(CaseClosing.Decide(
            command.State, command.Arguments.Text("result"), command.Arguments.Remark("reason")));
        await tasks.CancelAsync(command.Unit, command.State, endBranches: true, cancellation);
        return CommandActivity.Answer(CommandActivity.Done);
    }
}
