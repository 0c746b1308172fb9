using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Tickets.Steps;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Ending;

/// <summary>The activity 办结工单.</summary>
internal sealed class CloseTicketActivity() : PassedInTrial(
    TicketVocabulary.Words.Descriptor(
        "CloseTicket",
        "办结工单",
        "办结工单并写明结果；还没有办理的环节随之取消。",
        [
            Vocabulary.Input("Result", "结果", "显示给登记单位的结果，例如“已交付”。") with { IsRequired = true },
            Vocabulary.Input("Favourable", "如愿", "登记单位是否得到了所求；用于统计。", "Boolean", "checkbox"),
        ],
        [],
        [Done]),
    CloseTicketCommand.CommandKind);

/// <summary>Closes it in the burst's own transaction; branches that wait for steps end.</summary>
internal sealed class CloseTicketCommand(IVault vault, IWorkflows workflows) : TicketCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "ticket.close";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        var result = arguments.OpenText("result", "结果") ?? throw Refusals.Invalid("ticket.result", "办结工单须写明结果。");
        var decided = TicketDecisions.Close(found.State, result, arguments.Flag("favourable"));
        if (decided.Count > 0)
        {
            var after = unit.Append(found, decided);
            await TicketDesk.EndLaddersAsync(unit, workflows, found.State, after.State, cancellation);
            foreach (var step in found.State.OpenSteps)
            {
                workflows.Send(
                    unit, step.Opened.InstanceId, TicketVocabulary.StepEnded(step.Opened.BookmarkId, TicketVocabulary.Ended));
            }
        }

        return CommandActivity.Answer(CommandActivity.Done);
    }
}
