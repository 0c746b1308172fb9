using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Ladders;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Workflows;

/// <summary>The activity 结束督办.</summary>
internal sealed class EndSupervisionActivity() : PassedInTrial(
    NoticeVocabulary.Words.Descriptor(
        "EndSupervision",
        "结束督办",
        "结束交办件正在进行的“逐级督办”；待审批的督办文书随之作废。",
        [AssignmentVocabulary.Assignment],
        [],
        [Done]),
    EndSupervisionCommand.CommandKind);

/// <summary>Tells the ladder that its matter is settled.</summary>
internal sealed class EndSupervisionCommand(IVault vault, IWorkflows workflows) : AssignmentCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "assignment.end-supervision";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        if (found.State.Ladder is { } matter)
        {
            unit.Append(found, [new AssignmentSupervisionEnded(matter)]);
            await workflows.PublishAsync(unit, LadderStep.EventOf(LadderStep.Close), null, matter, null, cancellation);
        }

        return Done;
    }
}
