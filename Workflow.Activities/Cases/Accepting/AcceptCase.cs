using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Accepting;

/// <summary>The activity 受理.</summary>
internal sealed class AcceptCase() : CommandActivity(
    OneThing.Descriptor("AcceptCase", "受理", "受理申请，自次日起计算承诺办结时限。", []), AcceptCaseHandler.CommandKind);

/// <summary>Accepts.</summary>
internal sealed class AcceptCaseHandler(IVault vault, ICalendars calendars) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "case.accept";

    protected override Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        command.Append(Acceptance.Decide(command.State, command.Unit.Now, calendars.China));
        return Task.FromResult(GoOn(command.State));
    }
}
