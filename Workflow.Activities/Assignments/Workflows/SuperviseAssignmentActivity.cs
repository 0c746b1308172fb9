using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Assignments.Assigning;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Ladders;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Workflows;

/// <summary>The activity 启动督办.</summary>
internal sealed class SuperviseAssignmentActivity() : PassedInTrial(
    NoticeVocabulary.Words.Descriptor(
        "SuperviseAssignment",
        "启动督办",
        "对交办件启动“逐级督办”：督办签收的，立即催办；督办销号的，按办结时限临期催办、逾期升级。",
        [AssignmentVocabulary.Assignment, AssignmentVocabulary.For("督办")],
        [],
        [Done]),
    SuperviseAssignmentCommand.CommandKind);

/// <summary>Starts the ladder with the burst's commit. Each ladder has a matter of its own: a former one may not have ended yet.</summary>
internal sealed class SuperviseAssignmentCommand(IVault vault, LadderStart ladders, IWorkflows workflows)
    : AssignmentCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "assignment.supervise";

    private const string MatterKind = "assignment";

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var found = await FindAsync(unit, arguments, cancellation);
        var (state, made) = (found.State, found.State.Made!);
        if (state.IsClosed)
        {
            return Done;
        }

        var isSigning = arguments.Text("for") == AssignmentWait.Signature;
        var id = string.Create(CultureInfo.InvariantCulture, $"{made.AssignmentId}-{state.Matters.Length + 1}");
        var instance = await ladders.StartAsync(
            unit,
            new LadderTerms(
                new NoticeMatter(MatterKind, id, MatterName.Of(made.Source.Text)),
                isSigning ? "立即签收交办单，明确承办人员，填报办理节点" : made.Source.Text,
                made.Unit,
                null,
                isSigning ? ChinaTime.DayOf(unit.Now) : state.Deadline,
                made.Source.Basis),
            cancellation);
        unit.Append(found, [new AssignmentSupervised(id, instance)]);
        if (state.Status == AssignmentStatus.Submitted)
        {
            await workflows.PublishAsync(unit, LadderStep.EventOf(LadderStep.Hold), null, id, null, cancellation);
        }

        return Done;
    }
}
