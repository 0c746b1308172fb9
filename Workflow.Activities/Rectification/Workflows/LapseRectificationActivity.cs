using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Workflows;

/// <summary>The activity 逾期提级.</summary>
internal sealed class LapseRectificationActivity() : CommandActivity(
    NoticeVocabulary.Words.Descriptor(
        "LapseRectification",
        "逾期提级",
        "到期日已过、方案或报告仍未报送的，记一次逾期（计入评价），提高一级并重新起算时限；已在最高层级或已报送的走“完成”。",
        [RectificationVocabulary.Rectification],
        [RectificationVocabulary.StandingOutput],
        [Done, RectificationWait.Elevated]),
    LapseRectificationCommand.CommandKind)
{
    protected override void Answered(Engine.Activities.IActivityContext context, JsonElement answer)
    {
        RectificationVocabulary.TakeStanding(context, answer);
        context.Complete(PortOf(answer));
    }
}

/// <summary>Notes it in the burst's own transaction.</summary>
internal sealed class LapseRectificationCommand(IVault vault, ICalendars calendars) : RectificationCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "rectification.lapse";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        var decided = RectificationDecisions.Lapse(found.State, calendars.China, unit.Now);
        if (decided.Count == 0)
        {
            return RectificationWait.Answer(CommandActivity.Done, found.State);
        }

        var after = unit.Append(found, decided);
        return RectificationWait.Answer(
            after.State.Level > found.State.Level ? RectificationWait.Elevated : CommandActivity.Done, after.State);
    }
}
