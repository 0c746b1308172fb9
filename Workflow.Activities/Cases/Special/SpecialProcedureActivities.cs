using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Special;

/// <summary>The activity 特别程序开始.</summary>
internal sealed class BeginSpecialProcedure() : CommandActivity(
    OneThing.Descriptor("BeginSpecialProcedure", "特别程序开始", "暂停计算办理时限，须写明理由。", [OneThing.Reason]),
    BeginSpecialProcedureHandler.CommandKind);

/// <summary>The activity 特别程序结束.</summary>
internal sealed class EndSpecialProcedure() : CommandActivity(
    OneThing.Descriptor("EndSpecialProcedure", "特别程序结束", "继续计算办理时限，期间的工作日不计入。", []),
    EndSpecialProcedureHandler.CommandKind);

/// <summary>Stops the clock.</summary>
internal sealed class BeginSpecialProcedureHandler(IVault vault) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "case.stop-clock";

    protected override Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        command.Append(SpecialProcedure.Begin(command.State, command.Arguments.Remark("reason")));
        return Task.FromResult(GoOn(command.State));
    }
}

/// <summary>Lets it run on.</summary>
internal sealed class EndSpecialProcedureHandler(IVault vault, ICalendars calendars, Deadlines deadlines)
    : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "case.resume-clock";

    protected override async Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        var decided = SpecialProcedure.End(command.State, command.Unit.Now, calendars.China);
        var after = command.Append(decided).State;
        if (decided.Count > 0)
        {
            await deadlines.MoveOnAsync(command.Unit, after, command.State.ClockStoppedAt!.Value, cancellation);
        }

        return GoOn(command.State);
    }
}
