using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Refusing;

/// <summary>The activity 不予受理.</summary>
internal sealed class RefuseCase() : CommandActivity(
    OneThing.Descriptor(
        "RefuseCase", "不予受理", "不予受理并告知理由，办件就此结束。", [OneThing.Reason], outcomes: [Done]),
    RefuseCaseHandler.CommandKind);

/// <summary>Refuses.</summary>
internal sealed class RefuseCaseHandler(IVault vault, OpenTasks tasks) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "case.refuse";

    protected override async Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        command.Append(CaseRefusal.Decide(command.State, command.Arguments.Remark("reason")));
        await tasks.CancelAsync(command.Unit, command.State, endBranches: true, cancellation);
        return CommandActivity.Answer(CommandActivity.Done);
    }
}
