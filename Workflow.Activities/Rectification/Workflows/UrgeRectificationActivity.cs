using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.Rectification.Verifying;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Workflows;

/// <summary>The activity 催办整改.</summary>
internal sealed class UrgeRectificationActivity() : CommandActivity(
    NoticeVocabulary.Words.Descriptor(
        "UrgeRectification",
        "催办整改",
        "向责任单位印发催办单，催报整改方案或整改报告；同一个到期日只催办一次。",
        [RectificationVocabulary.Rectification],
        [],
        [Done]),
    UrgeRectificationCommand.CommandKind)
{
    public override void Execute(IActivityContext context) =>
        Issue(context, null, new JsonObject { ["unique"] = context.NewId() });
}

/// <summary>Issues it in the burst's own transaction.</summary>
internal sealed class UrgeRectificationCommand(IVault vault, RectificationUrging urging)
    : RectificationCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "rectification.urge";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        var state = found.State;
        if (RectificationStatus.IsOwed(state.Status)
            && state.UrgedFor != state.DueOn
            && state.DueOn >= ChinaTime.DayOf(unit.Now))
        {
            var origin = new NoticeOrigin(command.InstanceId!, state.Order!.Matter.Id);
            unit.Append(found, [await urging.UrgeAsync(unit, state, arguments.Text("unique")!, null, origin, cancellation)]);
        }

        return CommandActivity.Answer(CommandActivity.Done);
    }
}
